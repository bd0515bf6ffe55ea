/** Steps of HTTP connection manager: what arrives, virtual hosts, routes. */
export interface HttpCodes {
  'placeholder.http': { readonly text: string }
}
