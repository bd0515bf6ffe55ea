import type { Connection } from '../../types/request.js'
import type { Run, TlsSession } from '../http/stream.js'
import { matchesString } from '../matchers/string.js'
import { asciiLower, type Fields, field, flag, items, messageOf, objects, part, text } from '../reading.js'
import type { FilterChain } from '../shapes.js'
import { step } from '../step.js'

/** What came of TLS: a session, plain text, or the end of the connection. */
export type Handshake =
  | { readonly kind: 'session'; readonly session: TlsSession }
  | { readonly kind: 'plain' }
  | { readonly kind: 'refused'; readonly ending: 'tls-refused' | 'closed' | 'waiting' }

/** The DownstreamTlsContext of a chain; undefined where it takes plain text. */
export function tlsContext(chain: FilterChain): Fields | undefined {
  const old = part(chain, 'tls_context')
  if (old) return old
  const socket = part(chain, 'transport_socket')
  const config = part(socket, 'typed_config')
  return config && messageOf(config) === 'DownstreamTlsContext' ? config : undefined
}

/** Whether the socket wants a transport of its own that is not TLS: ALTS, or one that only Istio's Envoy has. */
const validationOf = (common: unknown): Fields | undefined => {
  const combined = part(common, 'combined_validation_context')
  return combined ?? part(common, 'validation_context') ?? part(common, 'validation_context_sds_secret_config')
}

/** Whether one of the client's names is among those that the context takes. */
function isNameTaken(validation: Fields, uri: string): boolean {
  const context = part(validation, 'default_validation_context') ?? validation
  const typed = objects(context.match_typed_subject_alt_names)
  const plain = objects(context.match_subject_alt_names)
  const old = items(context.verify_subject_alt_name)
  if (typed.length + plain.length + old.length === 0) return true
  return (
    plain.some((matcher) => matchesString(matcher, uri)) ||
    old.includes(uri) ||
    typed.some(({ san_type, matcher }) => san_type === 'URI' && matchesString(matcher, uri))
  )
}

/** The server's first protocol that the client offers; none where they share none. */
const negotiated = (common: unknown, offered: readonly string[]): string | undefined =>
  items(field(common, 'alpn_protocols'))
    .filter((protocol) => typeof protocol === 'string')
    .find((protocol) => offered.includes(protocol))

/** Speaks TLS with the client, or does not, as the chain says. */
export function shakeHands(run: Run, chain: FilterChain, name: string, connection: Connection): Handshake {
  const context = tlsContext(chain)
  const hello = connection.tls
  if (!context) {
    if (hello) run.note(step('listener', 'tls.not-ended', 'noted', { chain: name }, { subject: chain }))
    return { kind: 'plain' }
  }
  if (!hello) {
    run.note(step('listener', 'tls.plain-text', 'ended', { chain: name }, { subject: chain }))
    return { kind: 'refused', ending: connection.payload.kind === 'silent' ? 'waiting' : 'closed' }
  }
  const common = part(context, 'common_tls_context')
  const validation = validationOf(common)
  const peer = hello.certificate
  // Envoy asks for a certificate only if it could check one.
  if (validation || flag(context.require_client_certificate)) {
    if (!peer && flag(context.require_client_certificate)) {
      run.note(step('listener', 'tls.no-certificate', 'ended', { chain: name }, { subject: chain }))
      return { kind: 'refused', ending: 'tls-refused' }
    }
    if (peer && validation) {
      const inner = part(validation, 'default_validation_context') ?? validation
      const takesUntrusted = text(inner.trust_chain_verification) === 'ACCEPT_UNTRUSTED'
      if (!peer.trusted && !takesUntrusted) {
        run.note(step('listener', 'tls.untrusted', 'ended', { peer: peer.uri }, { subject: chain }))
        return { kind: 'refused', ending: 'tls-refused' }
      }
      if (!isNameTaken(validation, peer.uri)) {
        run.note(step('listener', 'tls.name-refused', 'ended', { peer: peer.uri }, { subject: chain }))
        return { kind: 'refused', ending: 'tls-refused' }
      }
    }
  }
  const isShown = peer !== undefined && (validation !== undefined || flag(context.require_client_certificate) === true)
  const alpn = negotiated(common, hello.alpn ?? [])
  const session: TlsSession = {
    ...(hello.serverName ? { serverName: asciiLower(hello.serverName) } : {}),
    ...(alpn === undefined ? {} : { alpn }),
    ...(isShown ? { peerUri: peer.uri } : {}),
  }
  run.note(step('listener', 'tls.accepted', 'noted', { alpn: alpn ?? '', peer: session.peerUri ?? '' }, { subject: chain }))
  return { kind: 'session', session }
}
