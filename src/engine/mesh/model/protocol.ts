/** Istio's protocols of a port. Istio: pkg/config/protocol/instance.go */
export type Protocol =
  | 'HTTP'
  | 'HTTP2'
  | 'GRPC'
  | 'GRPC-Web'
  | 'HTTP_PROXY'
  | 'HTTPS'
  | 'TLS'
  | 'TCP'
  | 'UDP'
  | 'Mongo'
  | 'Redis'
  | 'MySQL'
  | 'HBONE'
  | 'DoubleHBONE'
  /** Not declared: Envoy sniffs. */
  | 'UnsupportedProtocol'

/** Case does not matter; what is not known is sniffed. Istio: pkg/config/protocol/instance.go#Parse */
export const parseProtocol = (name: string | undefined): Protocol => byName.get((name ?? '').toLowerCase()) ?? 'UnsupportedProtocol'

const byName = new Map<string, Protocol>(
  (['TCP', 'UDP', 'GRPC', 'GRPC-Web', 'HTTP', 'HTTP_PROXY', 'HTTP2', 'HTTPS', 'TLS', 'Mongo', 'Redis', 'MySQL'] as const).map((p) => [
    p.toLowerCase(),
    p,
  ]),
)

export const isHttp = (p: Protocol): boolean => p === 'HTTP' || p === 'HTTP_PROXY' || isHttp2(p)
export const isHttp2 = (p: Protocol): boolean => p === 'HTTP2' || p === 'GRPC' || p === 'GRPC-Web'
export const isGrpc = (p: Protocol): boolean => p === 'GRPC' || p === 'GRPC-Web'
export const isTls = (p: Protocol): boolean => p === 'HTTPS' || p === 'TLS'
export const isTcp = (p: Protocol): boolean => isTls(p) || p === 'TCP' || p === 'Mongo' || p === 'Redis' || p === 'MySQL'
export const isSniffed = (p: Protocol): boolean => p === 'UnsupportedProtocol'

/** What is left once TLS is terminated. */
export const afterTlsTermination = (p: Protocol): Protocol => (p === 'HTTPS' ? 'HTTP' : p === 'TLS' ? 'TCP' : p)
