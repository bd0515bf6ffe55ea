/** Placeholder until the mesh stage's owner fills it: MeshConfig with the Helm chart's defaults. Istio: pkg/config/mesh/mesh.go */
export interface MeshConfig {
  readonly rootNamespace: string
  readonly trustDomain: string
  readonly [field: string]: unknown
}
