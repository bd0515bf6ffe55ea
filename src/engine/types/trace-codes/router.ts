/** Steps of the router: redirects, rewrites, headers, timeouts, retries, mirrors. */
export interface RouterCodes {
  'placeholder.router': { readonly text: string }
}
