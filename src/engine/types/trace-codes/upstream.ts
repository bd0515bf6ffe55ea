/** Steps of clusters, subsets, priorities, localities, endpoints, connections to them. */
export interface UpstreamCodes {
  'placeholder.upstream': { readonly text: string }
}
