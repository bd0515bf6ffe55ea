/** EndpointSlice keeps its content outside `spec`: this is the object itself. */
export interface EndpointSliceObject {
  addressType?: 'IPv4' | 'IPv6' | 'FQDN'
  endpoints?: {
    addresses?: string[]
    conditions?: { ready?: boolean; serving?: boolean; terminating?: boolean }
    targetRef?: { kind?: string; name?: string; namespace?: string }
    nodeName?: string
    zone?: string
    hostname?: string
    hints?: unknown
  }[]
  ports?: { name?: string; port?: number; protocol?: string; appProtocol?: string }[]
}
