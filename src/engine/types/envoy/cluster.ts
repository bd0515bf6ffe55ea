/** Envoy v3 Cluster, exactly what we generate. */
export interface Cluster {
  name: string
}
