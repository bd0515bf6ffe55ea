import type { Place } from './place.js'
import type { Report } from './report.js'

const http = new Set(['http', 'http2', 'http_proxy', 'grpc', 'grpc-web'])
const tls = new Set(['https', 'tls'])
const tcp = new Set(['tcp', 'https', 'tls', 'mongo', 'redis', 'mysql'])
const names = ['HTTP', 'HTTP2', 'HTTPS', 'GRPC', 'GRPC-WEB', 'TLS', 'TCP', 'UDP', 'MONGO', 'REDIS', 'MYSQL', 'HTTP_PROXY']

/** Istio: pkg/config/protocol#Parse, case does not matter. */
export const isProtocol = (text: string): boolean => http.has(lower(text)) || tcp.has(lower(text)) || lower(text) === 'udp'
export const isHttp = (text: string): boolean => http.has(lower(text))
export const isTls = (text: string): boolean => tls.has(lower(text))
/** TCP itself, and what is carried by it without being HTTP to the proxy. */
export const isTcp = (text: string): boolean => tcp.has(lower(text))

const lower = (text: string): string => text.toLowerCase()

/** A port's protocol. An empty one, where allowed, is sniffed. */
export function checkProtocol(report: Report, place: Place, allowsNone = true): void {
  if ((allowsNone && place.text === '') || isProtocol(place.text)) return
  report.error(place, 'MB0308', { field: 'protocol', value: place.text, allowed: names })
}
