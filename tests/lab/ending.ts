import type { Answer, AnsweredOutcome } from './compare.js'
import type { LabRequest } from './recorded.js'

interface Chain {
  readonly name?: string
  readonly transport_socket?: unknown
}
interface Listener {
  readonly name?: string
  readonly filter_chains?: readonly Chain[]
  readonly default_filter_chain?: Chain
}

/** Whether a chain, as `NAME#INDEX`, ends the client's TLS. */
export function endsTls(config: unknown, listener: string | undefined, chain: string | undefined): boolean {
  const found = (config as { listeners?: readonly Listener[] }).listeners?.find((l) => l.name === listener)
  const index = chain?.slice(chain.lastIndexOf('#') + 1)
  const picked = index === 'default' ? found?.default_filter_chain : found?.filter_chains?.[Number(index)]
  return picked?.transport_socket !== undefined
}

/** The status that the lab's own server gives a request which reaches it untouched. */
function serverStatus(request: LabRequest): string {
  const headers = new Map(request.headers?.map(([k, v]) => [k.toLowerCase(), v]))
  if (headers.get('upgrade') === 'websocket' && request.proto !== 'h2c') return '101'
  return headers.get('x-lab-status') ?? '200'
}

/**
 * An outcome in the words of the lab's `result`, which are its client's: a plain answer to a TLS client is a wrong version number to it, and one
 * that only sends a hello counts the start of a handshake as an answer.
 */
export function resultOf(config: unknown, request: LabRequest, answer: Answer, o: AnsweredOutcome): string {
  const proto = request.proto ?? 'http'
  const asksHttp = proto === 'http' || proto === 'h2c'
  const first = o.hops?.[0]
  const listener = first?.listener ?? o.listener ?? answer.listener
  const chain = first?.chain ?? o.chain ?? answer.chain
  const inPlain = request.mtls !== undefined && !endsTls(config, listener, chain)
  switch (o.ending) {
    case 'waiting':
      return 'timeout'
    case 'tls-refused':
      return request.mtls ? 'tls: refused' : proto === 'tls' && chain ? 'answered' : 'closed'
    case 'refused':
      return 'connect: Connection refused'
    case 'closed':
      return inPlain ? 'tls: refused' : 'closed'
  }
  if (inPlain) return 'tls: WRONG_VERSION_NUMBER'
  if (!asksHttp) return 'answered'
  return o.code ? String(o.code) : serverStatus(request)
}

/** Which of the client's words are a race between the same two events. */
export const sameEnding = (result: string): string => (result === 'tls: UNEXPECTED_EOF_WHILE_READING' ? 'tls: refused' : result)
