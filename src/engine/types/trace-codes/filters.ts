/** Steps of HTTP filters and both RBAC filters. */
export interface FilterCodes {
  'placeholder.filters': { readonly text: string }
}
