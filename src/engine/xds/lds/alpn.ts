/** What plain-text HTTP looks like to the inspector. HTTP/1.0 is left to TCP: Envoy would refuse it. */
export const PLAIN_HTTP = ['http/1.1', 'h2c']

/** What a proxy of the mesh offers in its TLS for HTTP. */
export const MESH_HTTP = ['istio-http/1.0', 'istio-http/1.1', 'istio-h2']

/** What it offers for bytes. */
export const MESH_TCP = ['istio-peer-exchange', 'istio']

/** Whatever it may offer. */
export const MESH = ['istio', 'istio-peer-exchange', ...MESH_HTTP]
