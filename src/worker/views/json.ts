import type { XdsConfiguration } from '../../engine/types/xds.js'
import { configDump } from '../../engine/view/config-dump.js'
import type { JsonResult, ResourceName, TableKind } from '../protocol.js'
import { type Snapshot, spotsOf } from '../state.js'
import type { Told } from '../told.js'

/** The resources by name, and the one that is open: as Envoy's config dump holds it, or as ztunnel is told it. */
export function jsonView(told: Told, snapshot: Snapshot, asked: ResourceName | undefined, search: string | undefined): JsonResult {
  const text = search?.trim().toLowerCase()
  const found = ({ name, resource }: { readonly name: string; readonly resource: object }) =>
    !text || name.toLowerCase().includes(text) || JSON.stringify(resource).toLowerCase().includes(text)
  const names = Object.fromEntries(
    told.kinds.map((kind) => [
      kind,
      told
        .resources(kind)
        .filter(found)
        .map((r) => r.name),
    ]),
  )
  const resource = asked && told.resources(asked.type).find((r) => r.name === asked.name)?.resource
  if (!asked || !resource) return { view: 'json', names, spots: [] }
  const value = 'envoy' in told.content ? entryOf(asked.type, resource) : resource
  return { view: 'json', names, resource: asked, value, spots: spotsOf(resource, snapshot) }
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

/** All that the proxy is told, as text. */
export const dumpText = ({ content }: Told): string =>
  JSON.stringify('envoy' in content ? configDump(content.envoy) : content.ztunnel, undefined, 2)
