import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { SourceFile } from '../../src/engine/types/source.js'
import { fromSchema, type JsonSchema } from './from-schema.js'
import { meshConfigs, platform } from './platform.js'
import * as pool from './pools.js'
import { shapeOf } from './shapes.js'
import { tidy } from './tidy.js'

export type Document = Readonly<Record<string, unknown>>

/** A cluster's rules, drawn, over the platform's ground. */
export interface Case {
  readonly mesh?: Document
  readonly rules: readonly Document[]
}

const kinds: Readonly<Record<string, string>> = {
  VirtualService: 'networking.istio.io/v1',
  DestinationRule: 'networking.istio.io/v1',
  Gateway: 'networking.istio.io/v1',
  ServiceEntry: 'networking.istio.io/v1',
  WorkloadEntry: 'networking.istio.io/v1',
  Sidecar: 'networking.istio.io/v1',
  PeerAuthentication: 'security.istio.io/v1',
  AuthorizationPolicy: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  Telemetry: 'telemetry.istio.io/v1',
}

const schemas = fileURLToPath(new URL('../../schemas', import.meta.url))

/** The schema of the `spec` of a kind. */
export function specSchema(apiVersion: string, kind: string): JsonSchema {
  const schema = JSON.parse(readFileSync(`${schemas}/${apiVersion.replace('/', '_')}_${kind}.json`, 'utf8')) as JsonSchema
  return schema.properties?.spec ?? {}
}

/** Names by which rules refer to each other. */
const usualNames: Readonly<Record<string, fc.Arbitrary<string>>> = {
  Gateway: fc.constantFrom('front', 'front', 'back'),
  VirtualService: fc.constantFrom('part', 'web', 'api', 'other', 'more'),
}

const made = new Map<string, fc.Arbitrary<Document>>()

/** Resources of one kind. */
export function resourcesOf(kind: string, hostility = 0): fc.Arbitrary<Document> {
  const key = `${kind} ${hostility}`
  const known = made.get(key)
  if (known) return known
  const apiVersion = kinds[kind] ?? ''
  const arbitrary = fc
    .tuple(usualNames[kind] ?? pool.names, pool.namespaces, fromSchema(specSchema(apiVersion, kind), shapeOf(kind, hostility)))
    .map(
      ([name, namespace, spec]): Document => ({
        apiVersion,
        kind,
        metadata: { name, namespace },
        spec: hostility > 0 ? spec : tidy(kind, spec),
      }),
    )
  made.set(key, arbitrary)
  return arbitrary
}

/** How many of a kind at most. */
const most: Readonly<Record<string, number>> = {
  VirtualService: 4,
  DestinationRule: 4,
  Gateway: 3,
  ServiceEntry: 3,
  WorkloadEntry: 2,
  Sidecar: 2,
  PeerAuthentication: 2,
  AuthorizationPolicy: 2,
  RequestAuthentication: 1,
  Telemetry: 2,
}

const identity = (d: Document): string => {
  const { name, namespace } = d.metadata as Record<string, string>
  return `${d.kind}/${namespace}/${name}`
}

/** Whole cases. `only`: of these kinds; all by default. */
export function cases(hostility = 0, only: readonly string[] = Object.keys(kinds)): fc.Arbitrary<Case> {
  const rules = only.map((kind) => fc.array(resourcesOf(kind, hostility), { maxLength: most[kind] ?? 2 }))
  return fc.record({
    mesh: meshConfigs,
    rules: fc.tuple(...rules).map((lists) => [...new Map(lists.flat().map((d) => [identity(d), d])).values()]),
  })
}

/** YAML text of documents: JSON is YAML. */
export const textOf = (documents: readonly Document[]): string => documents.map((d) => JSON.stringify(d)).join('\n---\n')

const ground: SourceFile = { name: 'platform.yaml', text: textOf(platform) }

/** The case as the engine takes it. */
export const inputOf = ({ mesh, rules }: Case): { readonly files: readonly SourceFile[]; readonly mesh?: SourceFile } => ({
  files: [ground, { name: 'rules.yaml', text: textOf(rules) }],
  ...(mesh ? { mesh: { name: 'mesh.yaml', text: JSON.stringify(mesh) } } : {}),
})
