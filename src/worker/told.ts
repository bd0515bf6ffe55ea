import type { XdsConfiguration } from '../engine/types/xds.js'
import { type Change, semanticDiff } from '../engine/view/diff.js'
import type { Table } from '../engine/view/table.js'
import { tableOf } from '../engine/view/tables.js'
import { ztunnelDiff } from '../engine/view/ztunnel-diff.js'
import { serviceKey, servicesOf, workloadsOf, type ZtunnelState, ztunnelTable } from '../engine/view/ztunnel-tables.js'
import type { TableKind } from './protocol.js'
import type { Snapshot } from './state.js'

/** What a proxy is told, in the form in which all views but the diagram read it: kinds of named resources. */
export interface Told {
  readonly kinds: readonly TableKind[]
  resources(kind: TableKind): readonly { readonly name: string; readonly resource: object }[]
  table(kind: TableKind): Table
  changesSince(before: Told): Change[]
  /** What the diagram draws. */
  readonly content: { readonly envoy: XdsConfiguration } | { readonly ztunnel: ZtunnelState }
}

const nothing: XdsConfiguration = { listeners: [], routes: [], clusters: [], endpoints: [] }
const noWorkloads: ZtunnelState = { addresses: [], authorizations: [] }

/** Nothing at all where the proxy is not there yet: a diff then shows all as new. */
export function toldTo({ engine }: Snapshot, name: string): Told {
  const proxy = engine.proxy(name)
  if (proxy?.type === 'ztunnel') return ztunnel(engine.answer(proxy) as unknown as ZtunnelState)
  return envoy(proxy ? engine.configuration(proxy) : nothing)
}

type Named = { readonly name?: string; readonly cluster_name?: string }
const nameOf = (resource: object): string => (resource as Named).name ?? (resource as Named).cluster_name ?? ''

const envoyKinds = ['listeners', 'routes', 'clusters', 'endpoints'] as const
type EnvoyKind = (typeof envoyKinds)[number]
const isEnvoyKind = (kind: TableKind): kind is EnvoyKind => (envoyKinds as readonly TableKind[]).includes(kind)

function envoy(configuration: XdsConfiguration): Told {
  return {
    kinds: envoyKinds,
    resources: (kind) => (isEnvoyKind(kind) ? configuration[kind].map((resource) => ({ name: nameOf(resource), resource })) : []),
    table: (kind) => tableOf(isEnvoyKind(kind) ? kind : 'clusters', configuration),
    changesSince: ({ content }) => semanticDiff('envoy' in content ? content.envoy : nothing, configuration),
    content: { envoy: configuration },
  }
}

const ztunnelKinds = ['workloads', 'services', 'policies'] as const

function ztunnel(state: ZtunnelState): Told {
  return {
    kinds: ztunnelKinds,
    resources: (kind) => {
      if (kind === 'workloads') return workloadsOf(state).map((resource) => ({ name: resource.uid, resource }))
      if (kind === 'services') return servicesOf(state).map((resource) => ({ name: serviceKey(resource), resource }))
      return kind === 'policies' ? state.authorizations.map(({ name, resource }) => ({ name, resource })) : []
    },
    table: (kind) => ztunnelTable(kind === 'workloads' || kind === 'policies' ? kind : 'services', state),
    changesSince: ({ content }) => ztunnelDiff('ztunnel' in content ? content.ztunnel : noWorkloads, state),
    content: { ztunnel: state },
  }
}
