import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { SourceFile } from '../../src/engine/types/source.js'
import { fromSchema, type JsonSchema } from './from-schema.js'
import { moreShapes } from './more-shapes.js'
import { ground, meshConfigs } from './platform.js'
import * as pool from './pools.js'
import { type KindShape, shapeOf, shapes } from './shapes.js'
import { tidy } from './tidy.js'

export type Document = Readonly<Record<string, unknown>>

/** A cluster's rules, drawn, over the platform's ground. */
export interface Case {
  readonly mesh?: Document
  readonly rules: readonly Document[]
}

interface Drawn {
  readonly apiVersion: string
  readonly kind: string
  readonly shape: KindShape | undefined
  /** How many there are at most in a case. */
  readonly most: number
  readonly names?: fc.Arbitrary<string>
  readonly namespaces?: fc.Arbitrary<string>
}

const istio = (group: string, kind: string, most: number, names?: fc.Arbitrary<string>): Drawn => ({
  apiVersion: `${group}.istio.io/v1`,
  kind,
  shape: shapes[kind],
  most,
  ...(names ? { names } : {}),
})
const other = (apiVersion: string, kind: string, most: number, names?: fc.Arbitrary<string>): Drawn => ({
  apiVersion,
  kind,
  shape: moreShapes[kind],
  most,
  ...(names ? { names } : {}),
})
const gatewayApi = 'gateway.networking.k8s.io/v1'

/** The kinds, by the names that tests call them. */
export const drawnKinds: Readonly<Record<string, Drawn>> = {
  Service: other('v1', 'Service', 2, fc.constantFrom('extra', 'more')),
  Deployment: other('apps/v1', 'Deployment', 1, fc.constantFrom('web-v3', 'extra')),
  VirtualService: istio('networking', 'VirtualService', 4, fc.constantFrom('part', 'web', 'api', 'other', 'more')),
  DestinationRule: istio('networking', 'DestinationRule', 4),
  Gateway: istio('networking', 'Gateway', 3, fc.constantFrom('front', 'front', 'back')),
  ServiceEntry: istio('networking', 'ServiceEntry', 3),
  WorkloadEntry: istio('networking', 'WorkloadEntry', 2),
  Sidecar: istio('networking', 'Sidecar', 2),
  PeerAuthentication: istio('security', 'PeerAuthentication', 2),
  AuthorizationPolicy: istio('security', 'AuthorizationPolicy', 2),
  RequestAuthentication: istio('security', 'RequestAuthentication', 1),
  Telemetry: istio('telemetry', 'Telemetry', 2),
  EnvoyFilter: other('networking.istio.io/v1alpha3', 'EnvoyFilter', 2),
  KubernetesGateway: { ...other(gatewayApi, 'Gateway', 1, fc.constant('edge')), namespaces: fc.constant('edges') },
  HTTPRoute: other(gatewayApi, 'HTTPRoute', 2),
  GRPCRoute: other(gatewayApi, 'GRPCRoute', 1),
  TLSRoute: other(gatewayApi, 'TLSRoute', 1),
  TCPRoute: other(gatewayApi, 'TCPRoute', 1),
  Ingress: other('networking.k8s.io/v1', 'Ingress', 1),
}

const schemas = fileURLToPath(new URL('../../schemas', import.meta.url))

/** The schema of the `spec` of a kind. */
export function specSchema(apiVersion: string, kind: string): JsonSchema {
  const schema = JSON.parse(
    readFileSync(`${schemas}/${apiVersion === 'v1' ? 'core_v1' : apiVersion.replace('/', '_')}_${kind}.json`, 'utf8'),
  ) as JsonSchema
  return schema.properties?.spec ?? {}
}

const made = new Map<string, fc.Arbitrary<Document>>()

/** Resources of one kind. */
export function resourcesOf(name: string, hostility = 0): fc.Arbitrary<Document> {
  const key = `${name} ${hostility}`
  const known = made.get(key)
  if (known) return known
  const drawn = drawnKinds[name]
  if (!drawn) throw new Error(`no kind ${name}`)
  const arbitrary = name === 'Deployment' ? workloads(drawn) : specified(drawn, hostility)
  made.set(key, arbitrary)
  return arbitrary
}

const metadata = ({ names = pool.names, namespaces = pool.namespaces }: Drawn): fc.Arbitrary<Document> =>
  fc.record({ name: names, namespace: namespaces })

function specified({ apiVersion, kind, shape, ...rest }: Drawn, hostility: number): fc.Arbitrary<Document> {
  const specs = fromSchema(specSchema(apiVersion, kind), shapeOf(shape, hostility))
  const isOwn = shape === shapes[kind]
  return fc
    .tuple(metadata({ apiVersion, kind, shape, ...rest }), specs)
    .map(([meta, spec]) => ({ apiVersion, kind, metadata: meta, spec: hostility > 0 || !isOwn ? spec : tidy(kind, spec) }))
}

/** Of a workload only its labels, its ports and its place matter. */
function workloads(drawn: Drawn): fc.Arbitrary<Document> {
  const labels = fc.constantFrom({ app: 'web', version: 'v2' }, { app: 'api', version: 'v2' }, { app: 'extra' })
  const ports = fc.constantFrom([], [{ name: 'web', containerPort: 8082 }], [{ containerPort: 80 }])
  return fc
    .tuple(metadata(drawn), labels, ports, fc.integer({ min: 0, max: 2 }), pool.localities)
    .map(([meta, own, containerPorts, replicas, locality]) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: meta,
      spec: {
        replicas,
        selector: { matchLabels: own },
        template: {
          metadata: { labels: { ...own, 'istio-locality': locality.replaceAll('/', '.') } },
          spec: { containers: [{ name: 'c', image: 'c', ports: containerPorts }] },
        },
      },
    }))
}

const identity = ({ apiVersion, kind, metadata: meta }: Document): string => {
  const { name, namespace } = meta as Record<string, string>
  return `${String(apiVersion).split('/')[0]}/${kind}/${namespace}/${name}`
}

/** Whole cases. `only`: of these kinds; all by default. */
export function cases(hostility = 0, only: readonly string[] = Object.keys(drawnKinds)): fc.Arbitrary<Case> {
  const rules = only.map((kind) => fc.array(resourcesOf(kind, hostility), { maxLength: drawnKinds[kind]?.most ?? 1 }))
  return fc.record({
    mesh: meshConfigs,
    rules: fc.tuple(...rules).map((lists) => [...new Map(lists.flat().map((d) => [identity(d), d])).values()]),
  })
}

/** YAML text of documents: JSON is YAML. */
export const textOf = (documents: readonly Document[]): string => documents.map((d) => JSON.stringify(d)).join('\n---\n')

const groundFile: SourceFile = { name: 'platform.yaml', text: textOf(ground) }

/** The case as the engine takes it. */
export const inputOf = ({ mesh, rules }: Case): { readonly files: readonly SourceFile[]; readonly mesh?: SourceFile } => ({
  files: [groundFile, { name: 'rules.yaml', text: textOf(rules) }],
  ...(mesh ? { mesh: { name: 'mesh.yaml', text: JSON.stringify(mesh) } } : {}),
})
