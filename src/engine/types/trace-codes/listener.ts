/** Steps of connections, listeners, listener filters, filter chains, TLS and network filters. */
export interface ListenerCodes {
  /** A listener accepted the connection on its own socket. */
  'listener.accepted': { readonly listener: string; readonly address: string }
  /** Nobody listens where the connection arrived. */
  'listener.none': { readonly address: string }
  /** The address that was dialled came back from the kernel (SO_ORIGINAL_DST). */
  'listener.original-destination': { readonly destination: string }
  /** Another listener stands for the address that was dialled, and takes the connection over. */
  'listener.handed-over': { readonly listener: string; readonly address: string; readonly destination: string }
  /** No listener stands for the address: the one that accepted the connection keeps it. */
  'listener.kept': { readonly listener: string; readonly destination: string }
  /** No listener at that address. */
  'listener.missed': { readonly address: string }
  /** A listener filter that does not act on this port. */
  'listener-filter.disabled': { readonly filter: string; readonly port: number }
  'listener-filter.tls': { readonly serverName: string; readonly alpn: readonly string[] }
  'listener-filter.not-tls': { readonly filter: string }
  'listener-filter.http': { readonly protocol: string }
  'listener-filter.not-http': { readonly filter: string }
  /** The filter waits for the client's first bytes, and no timeout ends that. */
  'listener-filter.waiting': { readonly filter: string }
  /** The filter waited for the client's first bytes until the timeout (milliseconds); then the connection goes on as it is. */
  'listener-filter.gave-up': { readonly filter: string; readonly timeout: number }
  'listener-filter.timed-out': { readonly filter: string; readonly timeout: number }
  'listener-filter.no-proxy-header': { readonly filter: string }
  /** Not modelled: taken to let the connection pass. */
  'listener-filter.unknown': { readonly filter: string }
  'chain.taken': { readonly chain: string }
  'chain.default': { readonly chain: string }
  'chain.none': { readonly listener: string }
  /** What of the chain's match failed: `destination_port`, `server_names`, …; `wanted` its values, `value` the connection's. */
  'chain.missed': { readonly chain: string; readonly predicate: string; readonly wanted: readonly string[]; readonly value: string }
  /** It would match, but another chain is more specific in `predicate`, and Envoy does not come back. */
  'chain.less-specific': { readonly chain: string; readonly predicate: string; readonly wanted: readonly string[]; readonly value: string }
  /** The listener's matcher chose the chain by name. */
  'chain.by-matcher': { readonly chain: string; readonly input: string; readonly value: string }
  'chain.matcher-none': { readonly listener: string }
  'tls.accepted': { readonly alpn: string; readonly peer: string }
  'tls.no-certificate': { readonly chain: string }
  'tls.untrusted': { readonly peer: string }
  'tls.name-refused': { readonly peer: string }
  /** A plain text client on a chain that speaks TLS. */
  'tls.plain-text': { readonly chain: string }
  /** The bytes of a TLS client on a chain that does not end TLS. */
  'tls.not-ended': { readonly chain: string }
  'network.http': { readonly filter: string }
  'network.tcp-proxy': { readonly filter: string; readonly cluster: string }
  'network.cluster-drawn': { readonly cluster: string; readonly weight: number; readonly total: number }
  'network.sni-cluster': { readonly cluster: string }
  'network.filter-state': { readonly key: string; readonly value: string }
  /** It answers itself. */
  'network.answered': { readonly filter: string }
  /** It watches a protocol and lets everything pass. */
  'network.passed': { readonly filter: string }
  /** Not modelled: taken to let the connection pass. */
  'network.unknown': { readonly filter: string }
  /** A chain without a filter that ends the way: the connection is closed. */
  'network.no-terminal': { readonly chain: string }
}
