import type { MeshConfig } from '../../mesh/mesh-config.js'
import type { ExtensionProvider } from '../../types/istio/extension-provider.js'

/** The mesh's provider of a name, whatever its case. Istio: pilot/pkg/model/telemetry.go#fetchProvider */
export const providerNamed = (mesh: MeshConfig, name: string): ExtensionProvider | undefined =>
  mesh.extensionProviders.find((p) => p.name.toLowerCase() === name.toLowerCase())
