/**
 * The pipeline: the one place that puts the stages in order.
 * source → schema → cluster → mesh → xds. See README.md beside this file.
 */
import { type ClusterState, createCluster } from './cluster/index.js'
import { createMesh, type Mesh } from './mesh/index.js'
import { meshConfig } from './mesh/mesh-config.js'
import type { PushContext } from './mesh/push-context.js'
import { type ProxyInfo, proxiesOf } from './mesh/registry/proxies.js'
import { proxyOf } from './mesh/registry/proxy.js'
import { inTextOrder, readResources } from './schema/index.js'
import { createSourceReader, type Sources } from './source/index.js'
import type { Diagnostic } from './types/diagnostic.js'
import type { Proxy, ProxyType } from './types/proxy.js'
import type { SourceFile } from './types/source.js'
import type { XdsConfiguration } from './types/xds.js'
import { generate } from './xds/index.js'

/** What the reader has. */
export interface EngineInput {
  readonly files: readonly SourceFile[]
  /** A MeshConfig as YAML, laid over the defaults of Istio and its Helm chart. */
  readonly mesh?: SourceFile
}

/** What the engine makes of it. Immutable. */
export interface EngineState {
  readonly sources: Sources
  /** What is wrong with the files, in their order; then what is wrong with the mesh config. */
  readonly diagnostics: readonly Diagnostic[]
  readonly cluster: ClusterState
  readonly push: PushContext
  /** The pods that can be asked about, in the cluster's order. */
  readonly proxies: readonly ProxyInfo[]
  /** `POD.NAMESPACE` or `WORKLOAD.NAMESPACE` (its first pod), as the given type or as what it looks like. */
  proxy(name: string, type?: ProxyType): Proxy | undefined
  /** A proxy's configuration, made when first asked for. Asked for again, it is the same object. */
  configuration(proxy: Proxy): XdsConfiguration
}

/** Makes an engine. What an edit did not touch is not computed again: an engine remembers by identity what it saw last. */
export function createEngine(): (input: EngineInput) => EngineState {
  const readSources = createSourceReader()
  const readMesh = createSourceReader()
  const expand = createCluster()
  const meshOf = createMesh()
  let lastMesh: { readonly value: unknown; readonly config: ReturnType<typeof meshConfig> } | undefined

  const configOf = (value: unknown) => {
    if (!lastMesh || lastMesh.value !== value) lastMesh = { value, config: meshConfig(value) }
    return lastMesh.config
  }

  return ({ files, mesh: meshFile }) => {
    const sources = readSources(files)
    const { resources, diagnostics } = readResources(sources)
    const meshSources = readMesh(meshFile ? [meshFile] : [])
    const config = configOf(meshSources.documents[0]?.value)
    const cluster = expand(resources)
    const mesh = meshOf(cluster, config)
    return engineState(
      sources,
      [...inTextOrder(files, [...sources.diagnostics, ...diagnostics]), ...meshSources.diagnostics],
      cluster,
      mesh,
    )
  }
}

function engineState(sources: Sources, diagnostics: readonly Diagnostic[], cluster: ClusterState, { push, registry }: Mesh): EngineState {
  const proxies = proxiesOf(cluster, registry)
  const made = new Map<string, Proxy>()
  const configurations = new WeakMap<Proxy, XdsConfiguration>()
  return {
    sources,
    diagnostics,
    cluster,
    push,
    proxies,
    proxy: (name, type) => {
      const info = proxies.find((p) => p.id === name) ?? proxies.find((p) => `${p.workload}.${p.namespace}` === name)
      if (!info) return undefined
      const key = `${info.id} ${type ?? info.type}`
      const proxy = made.get(key) ?? proxyOf(info.pod, type ?? info.type, registry, push.mesh)
      made.set(key, proxy)
      return proxy
    },
    configuration: (proxy) => {
      const known = configurations.get(proxy) ?? generate(proxy, push)
      configurations.set(proxy, known)
      return known
    },
  }
}
