/** Steps of connections, listeners, listener filters, filter chains, TLS and network filters. */
export interface ListenerCodes {
  'placeholder.listener': { readonly text: string }
}
