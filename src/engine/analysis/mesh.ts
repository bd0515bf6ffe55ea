import { memo1 } from '../memo.js'
import { at, isMapping, listAt, textAt, textMapAt } from './read.js'

/** What the analysis takes from the mesh's configuration. */
export interface AnalysisMesh {
  readonly rootNamespace: string
  readonly ingressService: string
  /** Whether an ingress gateway may be taken for granted: it may unless the mesh turns ingress off. */
  readonly hasIngress: boolean
  readonly hasDefaultAccessLogging: boolean
  /** Names of tracing providers of the kind Lightstep, which is deprecated. */
  readonly lightstepProviders: readonly string[]
  readonly proxyMetadata: Readonly<Record<string, string>>
  /** The variant of the proxy's image that the mesh asks for. */
  readonly imageType: string
}

const defaultMesh: AnalysisMesh = {
  rootNamespace: 'istio-system',
  ingressService: 'istio-ingressgateway',
  hasIngress: true,
  hasDefaultAccessLogging: false,
  lightstepProviders: [],
  proxyMetadata: {},
  imageType: '',
}

/** The same of a MeshConfig as it is written, over Istio's defaults. istioctl knows nothing of the Helm chart's. */
export const analysisMesh = (config: unknown): AnalysisMesh => (isMapping(config) ? readMesh(config) : defaultMesh)

const readMesh = memo1(
  (config: object): AnalysisMesh => ({
    rootNamespace: textAt(config, 'rootNamespace') || defaultMesh.rootNamespace,
    ingressService: textAt(config, 'ingressService') || defaultMesh.ingressService,
    hasIngress: textAt(config, 'ingressControllerMode') !== 'OFF',
    hasDefaultAccessLogging: listAt(config, 'defaultProviders', 'accessLogging').length > 0,
    lightstepProviders: listAt(config, 'extensionProviders')
      .filter((provider) => at(provider, 'lightstep') !== undefined)
      .map((provider) => textAt(provider, 'name')),
    proxyMetadata: textMapAt(config, 'defaultConfig', 'proxyMetadata'),
    imageType: textAt(config, 'defaultConfig', 'image', 'imageType'),
  }),
)
