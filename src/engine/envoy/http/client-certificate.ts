import { type Fields, flag, part, text } from '../reading.js'
import type { HeaderMap } from './header-map.js'

const HEADER = 'x-forwarded-client-cert'
/** Stands for the certificate's SHA-256, which no configuration tells. */
export const CERTIFICATE_HASH = '…'

/** Sets, appends, forwards or removes X-Forwarded-Client-Cert as the manager says; `own` is the proxy's URI, `peer` the client's. */
export function forwardClientCertificate(manager: Fields, headers: HeaderMap, own: string | undefined, peer: string | undefined): void {
  const how = text(manager.forward_client_cert_details) ?? 'SANITIZE'
  if (how === 'ALWAYS_FORWARD_ONLY') return
  if (how === 'SANITIZE' || peer === undefined) {
    headers.remove(HEADER)
    return
  }
  if (how === 'FORWARD_ONLY') return
  const details = part(manager, 'set_current_client_cert_details')
  const element = [
    ...(own ? [`By=${own}`] : []),
    `Hash=${CERTIFICATE_HASH}`,
    ...(flag(details?.cert) ? ['Cert="…"'] : []),
    ...(flag(details?.subject) ? ['Subject=""'] : []),
    ...(flag(details?.uri) ? [`URI=${peer}`] : []),
  ].join(';')
  const before = headers.all(HEADER).join(',')
  headers.set(HEADER, how === 'APPEND_FORWARD' && before !== '' ? `${before},${element}` : element)
}
