/** Envoy v3 ClusterLoadAssignment, exactly what we generate. */
export interface ClusterLoadAssignment {
  cluster_name: string
}
