import type { XdsConfiguration } from '../../engine/types/xds.js'
import { configDump } from '../../engine/view/config-dump.js'
import type { JsonResult, ResourceName, TableKind } from '../protocol.js'
import { type Snapshot, spotsOf } from '../state.js'

type Named = { readonly name?: string; readonly cluster_name?: string }
export const nameOf = (resource: object): string => (resource as Named).name ?? (resource as Named).cluster_name ?? ''

/** The resources by name, and the one that is open as the config dump holds it. */
export function jsonView(
  configuration: XdsConfiguration,
  snapshot: Snapshot,
  asked: ResourceName | undefined,
  search: string | undefined,
): JsonResult {
  const text = search?.trim().toLowerCase()
  const found = (resource: object) =>
    !text || nameOf(resource).toLowerCase().includes(text) || JSON.stringify(resource).toLowerCase().includes(text)
  const namesOf = (kind: TableKind) => configuration[kind].filter(found).map(nameOf)
  const names = {
    listeners: namesOf('listeners'),
    routes: namesOf('routes'),
    clusters: namesOf('clusters'),
    endpoints: namesOf('endpoints'),
  }
  const resource = asked && configuration[asked.type].find((r) => nameOf(r) === asked.name)
  if (!asked || !resource) return { view: 'json', names, spots: [] }
  return { view: 'json', names, resource: asked, value: entryOf(asked.type, resource), spots: spotsOf(resource, snapshot) }
}

/** One resource's entry of the dump. */
function entryOf(type: TableKind, resource: object): unknown {
  const none = { listeners: [], routes: [], clusters: [], endpoints: [] }
  const { configs } = configDump({ ...none, [type]: [resource] } as XdsConfiguration)
  for (const section of configs) {
    for (const [key, value] of Object.entries(section)) if (key !== '@type' && Array.isArray(value) && value.length > 0) return value[0]
  }
  return resource
}

/** The whole dump as text. */
export const dumpText = (configuration: XdsConfiguration): string => JSON.stringify(configDump(configuration), undefined, 2)
