/** What the first bytes of a connection are to Envoy's HTTP parser. */
export type FirstBytes = 'http/1.0' | 'http/1.1' | 'h2c' | 'other' | 'incomplete'

const PREFACE = 'PRI * HTTP/2'

/** The methods of Envoy's HTTP/1 codec. */
const methods = new Set(
  (
    'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MOVE MSEARCH NOTIFY OPTIONS PATCH POST ' +
    'PROPFIND PROPPATCH PURGE PUT REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE M-SEARCH'
  ).split(' '),
)
const firstLetters = new Set([...methods].map((method) => method.charAt(0)))

export const isMethod = (method: string): boolean => methods.has(method)

/** Sniffs raw bytes: enough of a first line decides, a wrong first letter at once. */
export function firstBytes(bytes: string): FirstBytes {
  if (bytes.startsWith(PREFACE)) return 'h2c'
  if (bytes === '' || PREFACE.startsWith(bytes)) return 'incomplete'
  if (!firstLetters.has(bytes.charAt(0))) return 'other'
  const end = bytes.indexOf('\n')
  if (end < 0) return 'incomplete'
  const [method = '', , version = ''] = bytes
    .slice(0, end)
    .trim()
    .split(/[ \t]+/)
  if (!isMethod(method)) return 'other'
  if (version === 'HTTP/1.0') return 'http/1.0'
  return version === 'HTTP/1.1' ? 'http/1.1' : 'other'
}
