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
import { leftOut } from './modelled.js'
import { inTextOrder, readResources } from './schema/index.js'
import { createSourceReader, type Sources } from './source/index.js'
import type { Diagnostic } from './types/diagnostic.js'
import type { Proxy, ProxyType } from './types/proxy.js'
import type { SourceFile } from './types/source.js'
import type { XdsConfiguration } from './types/xds.js'
import { type Answer, answerFor, generate, isEnvoy } from './xds/index.js'

/** What the reader has. */
export interface EngineInput {
  readonly files: readonly SourceFile[]
  /** A MeshConfig as YAML, laid over the defaults of Istio and its Helm chart. */
  readonly mesh?: SourceFile
  /** The files are the state of a cluster, which took them already: a value beyond its limits is only warned of. */
  readonly isRecorded?: boolean
}

/** What the engine makes of it. Immutable. */
export interface EngineState {
  readonly sources: Sources
  /** What is wrong with the files, in their order; then what is wrong with the mesh config. */
  readonly diagnostics: readonly Diagnostic[]
  readonly cluster: ClusterState
  readonly push: PushContext
  /** The MeshConfig as it was written; undefined where there is none. */
  readonly writtenMesh: unknown
  /** The pods that can be asked about, in the cluster's order. */
  readonly proxies: readonly ProxyInfo[]
  /** `POD.NAMESPACE` or `WORKLOAD.NAMESPACE` (its first pod), as the given type or as what it looks like. */
  proxy(name: string, type?: ProxyType): Proxy | undefined
  /** A proxy's configuration, made when first asked for. Asked for again, it is the same object. */
  configuration(proxy: Proxy): XdsConfiguration
  /** The same for a proxy of any type, ztunnel and gRPC clients too: lists of resources by type. */
  answer(proxy: Proxy): Answer
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

  return ({ files, mesh: meshFile, isRecorded }) => {
    const sources = readSources(files)
    const { resources, diagnostics } = readResources(sources, isRecorded)
    const meshSources = readMesh(meshFile ? [meshFile] : [])
    const writtenMesh = meshSources.documents[0]?.value
    const config = configOf(writtenMesh)
    const cluster = expand(resources)
    const mesh = meshOf(cluster, config)
    return engineState(
      sources,
      [...inTextOrder(files, [...sources.diagnostics, ...diagnostics, ...leftOut(resources, sources)]), ...meshSources.diagnostics],
      cluster,
      mesh,
      writtenMesh,
    )
  }
}

function engineState(
  sources: Sources,
  diagnostics: readonly Diagnostic[],
  cluster: ClusterState,
  { push, registry }: Mesh,
  writtenMesh: unknown,
): EngineState {
  const proxies = proxiesOf(cluster, registry)
  const configurations = new WeakMap<Proxy, XdsConfiguration>()
  const answers = new WeakMap<Proxy, Answer>()
  const configuration = (proxy: Proxy): XdsConfiguration => {
    const known = configurations.get(proxy) ?? generate(proxy, push)
    configurations.set(proxy, known)
    return known
  }
  return {
    sources,
    diagnostics,
    cluster,
    push,
    writtenMesh,
    proxies,
    proxy: (name, type) => {
      const info = proxies.find((p) => p.id === name) ?? proxies.find((p) => `${p.workload}.${p.namespace}` === name)
      return info && proxyOf(info.pod, type ?? info.type, registry, push.mesh)
    },
    configuration,
    answer: (proxy) => {
      if (isEnvoy(proxy)) return { ...configuration(proxy) }
      const known = answers.get(proxy) ?? answerFor(proxy, push)
      answers.set(proxy, known)
      return known
    },
  }
}
