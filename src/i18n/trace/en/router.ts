import type { RouterCodes } from '../../../engine/types/trace-codes/router.js'
import type { StepTexts } from '../types.js'

const code = (value: string): string => (value === '' ? 'empty' : `\`${value}\``)
const codes = (values: readonly string[]): string => values.map(code).join(', ')
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)
const ms = (milliseconds: number): string => (milliseconds >= 1000 ? `${milliseconds / 1000} s` : `${milliseconds} ms`)

const levels: Readonly<Record<string, string>> = {
  cluster: 'the weighted cluster',
  route: 'the route',
  'virtual-host': 'the virtual host',
  configuration: 'the route configuration',
}
const by = (level: string): string => levels[level] ?? level
const keys: Readonly<Record<string, string>> = {
  header: 'the header',
  cookie: 'the cookie',
  'source-ip': "the client's address",
  query: 'the query parameter',
  'filter-state': 'the filter state',
}
const key = (kind: string, name: string): string => [keys[kind] ?? kind, ...(name === '' ? [] : [code(name)])].join(' ')
const kept: Readonly<Record<string, string>> = {
  empty: 'its value is empty',
  present: 'it is there already',
  absent: 'it is not there to be overwritten',
}

/** The router: redirects, rewrites, headers, timeouts, retries, mirrors. */
export const router: StepTexts<RouterCodes> = {
  'router.redirected': ({ status, location }) => `The route redirects: ${status} to \`${location}\`.`,
  'router.direct-response': ({ status }) => `The route answers ${status} itself; no server is asked.`,
  'router.cluster': ({ cluster }) => `The route leads to cluster \`${cluster}\`.`,
  'router.cluster-from-header': ({ cluster, header }) => `The header \`${header}\` names the cluster: ${code(cluster)}.`,
  'router.cluster-from-plugin': ({ plugin }) => `The plugin \`${plugin}\` would choose the cluster; that is not modelled.`,
  'router.cluster-missing': ({ cluster, status }) => `There is no cluster ${code(cluster)}: ${status} with an empty body (NC).`,
  'router.path-rewritten': ({ before, after, by: setting }) => `\`${setting}\` turns the path \`${before}\` into \`${after}\`.`,
  'router.path-kept': ({ path, by: setting }) => `\`${setting}\` would leave nothing of the path, so \`${path}\` stays.`,
  'router.host-rewritten': ({ before, after, by: setting }) => `\`${setting}\` turns the host ${code(before)} into \`${after}\`.`,
  'headers.request-set': ({ name, value, level }) => `Request header \`${name}\` is set to ${code(value)} by ${by(level)}.`,
  'headers.request-added': ({ name, value, level }) => `Request header \`${name}: ${value}\` is added by ${by(level)}.`,
  'headers.request-removed': ({ name, level }) => `Request header \`${name}\` is removed by ${by(level)}.`,
  'headers.response-set': ({ name, value, level }) => `Response header \`${name}\` is set to ${code(value)} by ${by(level)}.`,
  'headers.response-added': ({ name, value, level }) => `Response header \`${name}: ${value}\` is added by ${by(level)}.`,
  'headers.response-removed': ({ name, level }) => `Response header \`${name}\` is removed by ${by(level)}.`,
  'headers.kept': ({ name, why, level }) => `Header \`${name}\` of ${by(level)} changes nothing: ${kept[why] ?? why}.`,
  'headers.unknown-value': ({ name, commands }) =>
    `Only a running proxy knows ${codes(commands)} in header \`${name}\`; the name stands for it.`,
  'router.timeout': ({ milliseconds, by: setting }) =>
    setting === 'grpc-timeout'
      ? `The client's \`grpc-timeout\` gives the whole exchange ${ms(milliseconds)}.`
      : `The whole exchange, retries included, may take ${ms(milliseconds)}.`,
  'router.no-timeout': () => 'No timeout: the route lets the server take as long as it likes.',
  'router.per-try-timeout': ({ milliseconds }) => `Each attempt may take ${ms(milliseconds)}.`,
  'router.retry-policy': ({ on, retries, by: source }) =>
    `${source === 'header' ? "The request's own headers ask for retries" : 'Retried'} at most ${times(retries)}, on ${codes(on)}.`,
  'router.no-retries': () => 'Nothing is retried.',
  'router.retries-not-for-request': () => 'Retries are for requests with certain headers, and this has none of them.',
  'router.retried': ({ attempt, reason }) => `Attempt ${attempt}, because of \`${reason}\`.`,
  'router.not-retried': ({ reason }) => `\`${reason}\` is not among what is retried.`,
  'router.retries-exhausted': ({ attempts, reason }) =>
    `\`${reason}\` would be retried, but after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} no retry is left (URX).`,
  'router.retries-overflow': ({ reason }) => `\`${reason}\` would be retried, but the cluster's circuit breaker allows no retry (UO).`,
  'router.answered': ({ status, attempt }) =>
    attempt === 1 ? `The server answers ${status}.` : `Attempt ${attempt} is answered ${status}.`,
  'router.reset': ({ reason, attempt }) => `Attempt ${attempt} ends without an answer: ${reason}; the proxy answers 503.`,
  'router.timed-out': ({ milliseconds, details }) => `After ${ms(milliseconds)} the proxy stops waiting (\`${details}\`) and answers 504.`,
  'router.client-gave-up': ({ milliseconds }) => `The client hangs up after ${ms(milliseconds)}; nothing is answered (DC).`,
  'router.mirrored': ({ cluster, percent, host }) =>
    `A copy of ${percent === 100 ? 'the request' : `${percent} % of such requests`} goes to cluster \`${cluster}\` with host ${code(host)}; its answer is thrown away.`,
  'router.mirror-missing': ({ cluster }) => `There is no cluster ${code(cluster)} to mirror to.`,
  'router.hash-key': ({ kind, name, value }) => `What is hashed: ${key(kind, name)}, ${code(value)}.`,
  'router.hash-key-missing': ({ kind, name }) => `Not there to be hashed: ${key(kind, name)}.`,
  'router.hash-cookie-made': ({ name }) => `Without the cookie \`${name}\` the proxy makes one, and the answer sets it.`,
  'router.protocol': ({ downstream, upstream, by: setting }) =>
    `${downstream} comes in, ${upstream} goes out: \`${setting}\` of the cluster.`,
  'router.upgraded': ({ upgrade }) => `The server switches to \`${upgrade}\`; from here bytes are passed on.`,
  'router.upgrade-waits': ({ upgrade }) =>
    `\`${upgrade}\` over HTTP/2 needs a server that allows extended CONNECT; the proxy waits for one that says so.`,
  'router.local-reply-grpc': ({ status, grpcStatus }) =>
    `The client speaks gRPC, so the proxy's own ${status} becomes 200 with \`grpc-status: ${grpcStatus}\`.`,
  'router.not-modelled': ({ field }) => `\`${field}\` is set, and not modelled here.`,
}
