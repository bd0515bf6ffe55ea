/** Steps of HTTP connection manager: what arrives, virtual hosts, routes. */
export interface HttpCodes {
  'http.request': { readonly protocol: string; readonly method: string; readonly path: string; readonly authority: string }
  /** The connection manager answers itself, for what the details say. */
  'http.refused': { readonly code: number; readonly details: string }
  /** A client that says nothing: the connection manager waits. */
  'http.waiting': { readonly filter: string }
  /** The HTTP/2 codec gives the connection up because of the request's fields. */
  'http.fields-refused': { readonly details: string }
  'http.absolute-target': { readonly target: string; readonly authority: string }
  'http.hosts-joined': { readonly authority: string }
  'http.path-normalized': { readonly before: string; readonly after: string }
  'http.host-normalized': { readonly before: string; readonly after: string }
  'http.headers-removed': { readonly names: readonly string[] }
  /** Whom the proxy takes for the client, from X-Forwarded-For. */
  'http.remote-address': { readonly address: string; readonly direct: string }
  'http.client-certificate': { readonly value: string }
  'http.upgrade-refused': { readonly upgrade: string }
  'http.filter-disabled': { readonly filter: string }
  /** Not modelled: taken to let the request pass. */
  'http.filter-unknown': { readonly filter: string }
  'http.filter-passed': { readonly filter: string }
  'http.no-router': { readonly filter: string }
  'routes.taken': { readonly name: string; readonly hosts: number }
  'routes.missing': { readonly name: string }
  /** Scoped routes: not modelled. */
  'routes.scoped': { readonly name: string }
  'virtual-host.taken': { readonly name: string; readonly domain: string; readonly host: string }
  'virtual-host.none': { readonly host: string; readonly hosts: number }
  /** An empty X-Forwarded-Proto: no route can match. */
  'virtual-host.no-scheme': { readonly name: string }
  /** Plain HTTP where the virtual host wants TLS: redirected. */
  'virtual-host.wants-tls': { readonly name: string }
  'route.taken': { readonly name: string; readonly index: number }
  /** `kind` is how `wanted` is compared, `name` the header's or parameter's, `value` what there is; absent, `value` is empty. */
  'route.missed': {
    readonly name: string
    readonly index: number
    readonly predicate: string
    readonly subject: string
    readonly kind: string
    readonly wanted: string
    readonly value: string
    readonly isAbsent: boolean
  }
  'route.none': { readonly host: string; readonly path: string; readonly routes: number }
  'route.cluster-drawn': { readonly cluster: string; readonly weight: number; readonly total: number }
}
