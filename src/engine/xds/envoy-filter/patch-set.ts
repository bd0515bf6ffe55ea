import { memo1 } from '../../memo.js'
import type { Patch, Patches } from '../../mesh/policy/envoy-filter.js'
import { type Message, messageNamed } from '../../schema/envoy/envoy-schema.js'
import { type Json, readMessage, UnreadableMessage } from '../../schema/envoy/read-message.js'
import type { ApplyTo, PatchContext } from '../../types/istio/envoy-filter.js'
import { madeBy, originsOf } from '../../types/provenance.js'
import { mergeMessage } from './merge.js'

/** A patch whose value was read as Envoy's message. */
export interface ReadyPatch extends Patch {
  readonly message: Json
  /** What it is a patch of. */
  readonly schema: Message
}

const patchedMessages: Readonly<Partial<Record<ApplyTo, string>>> = {
  LISTENER: 'envoy.config.listener.v3.Listener',
  LISTENER_FILTER: 'envoy.config.listener.v3.ListenerFilter',
  FILTER_CHAIN: 'envoy.config.listener.v3.FilterChain',
  NETWORK_FILTER: 'envoy.config.listener.v3.Filter',
  HTTP_FILTER: 'envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter',
  ROUTE_CONFIGURATION: 'envoy.config.route.v3.RouteConfiguration',
  VIRTUAL_HOST: 'envoy.config.route.v3.VirtualHost',
  HTTP_ROUTE: 'envoy.config.route.v3.Route',
  CLUSTER: 'envoy.config.cluster.v3.Cluster',
}

/** Undefined where the value is no such message: Istio leaves the patch out. */
const ready = memo1((patch: Patch): { readonly patch: ReadyPatch | undefined } => {
  const schema = messageNamed(patchedMessages[patch.applyTo] ?? '')
  if (!schema) return { patch: undefined }
  try {
    return { patch: { ...patch, schema, message: patch.value ? readMessage(patch.value, schema) : {} } }
  } catch (error) {
    if (error instanceof UnreadableMessage) return { patch: undefined }
    throw error
  }
})

/** The patches of one place in one context (which side of a proxy), in order. */
export function patchesFor(patches: Patches, applyTo: ApplyTo, context: PatchContext): ReadyPatch[] {
  return (patches.get(applyTo) ?? []).flatMap((patch) => {
    const own = patch.match.context ?? 'ANY'
    return own === 'ANY' || own === context ? (ready(patch).patch ?? []) : []
  })
}

export const merges = ({ operation }: Patch): boolean => operation === 'MERGE' || operation === 'MERGE_AND_REPLACE_LIST'

/** Additions that name no context are made once: on the way out. */
export const addsIn = ({ operation, match }: Patch, context: PatchContext): boolean =>
  operation === 'ADD' && ((match.context ?? 'ANY') !== 'ANY' || context === 'SIDECAR_OUTBOUND' || context === 'GATEWAY')

/** `target` with the patch merged in, made by the patch and then by what made it before. */
export function merged<T extends object>(target: T, patch: ReadyPatch): T {
  const result = mergeMessage(target as Json, patch.message, patch.schema, patch.operation === 'MERGE_AND_REPLACE_LIST')
  return changed(result as T, target, patch)
}

/** What the patch itself brings. */
export const added = <T extends object>(patch: ReadyPatch): T => madeBy({ ...patch.message } as T, patch.origin)

/** `result`, which `patch` made of `before`. */
export const changed = <T extends object>(result: T, before: object, patch: Patch): T => madeBy(result, patch.origin, ...originsOf(before))
