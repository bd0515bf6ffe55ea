import type { Field, Message } from '../../schema/envoy/envoy-schema.js'
import { type Json, messageOf } from '../../schema/envoy/read-message.js'

/** Two messages of different types: istiod gives up on the whole set of patches there, and so must we. */
export class TypeMismatch extends Error {}

const TYPE = '@type'

/**
 * `patch` merged into `base`, as protobuf merges: messages field by field, lists one after the other, maps by key, the rest replaced; of a
 * choice the patch's member stays alone. Both in the form that `readMessage` gives; neither is changed.
 * Istio: pkg/proto/merge/merge.go#Merge
 *
 * @param replaceLists lists of the patch stand instead
 */
export function mergeMessage(base: Json, patch: Json, message: Message, replaceLists = false): Json {
  const merged: Json = { ...base }
  for (const [name, value] of Object.entries(patch)) {
    const field = message.fields.get(name)
    if (!field) {
      merged[name] = value
      continue
    }
    if (field.oneof !== undefined) dropOtherChoices(merged, field, message)
    merged[field.name] = mergeField(merged[field.name], value, field, replaceLists)
  }
  return merged
}

function dropOtherChoices(merged: Json, field: Field, message: Message): void {
  for (const name of Object.keys(merged)) {
    const other = message.fields.get(name)
    if (other && other !== field && other.oneof === field.oneof) delete merged[name]
  }
}

function mergeField(base: unknown, patch: unknown, { shape, type }: Field, replaceLists: boolean): unknown {
  if (base === undefined) return patch
  if (shape === 'list') return replaceLists ? patch : [...(base as unknown[]), ...(patch as unknown[])]
  if (shape === 'map') return { ...(base as Json), ...(patch as Json) }
  switch (type.kind) {
    case 'message':
      return mergeMessage(base as Json, patch as Json, type.message(), replaceLists)
    case 'any':
      return mergeOpaque(base as Json, patch as Json)
    case 'wrapper':
      // A wrapper is a message with one field, and a zero value is none to merge.
      return isZeroScalar(patch) ? base : patch
    case 'struct':
      return { ...(base as Json), ...(patch as Json) }
    case 'value':
      return mergeValue(base, patch)
    case 'listValue':
      return [...(base as unknown[]), ...(patch as unknown[])]
    default:
      return patch
  }
}

const isZeroScalar = (value: unknown): boolean => value === false || value === 0 || value === '' || value === '0'

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function mergeValue(base: unknown, patch: unknown): unknown {
  if (isObject(base) && isObject(patch)) return { ...base, ...patch }
  return Array.isArray(base) && Array.isArray(patch) ? [...base, ...patch] : patch
}

/** Inside another message an Any is a type and bytes: bytes replace bytes, and a patch without fields has none. */
function mergeOpaque(base: Json, patch: Json): Json {
  const hasBytes = Object.keys(patch).some((key) => key !== TYPE)
  return hasBytes || base[TYPE] !== patch[TYPE] ? patch : base
}

/**
 * A filter's configuration with the patch's merged in by its type.
 * Istio: pilot/pkg/networking/util/util.go#MergeAnyWithAny
 *
 * @throws TypeMismatch
 */
export function mergeTyped(base: Json, patch: Json): Json {
  const message = messageOf(base[TYPE])
  const [{ [TYPE]: url, ...fields }, { [TYPE]: patchUrl, ...patchFields }] = [base, patch]
  if (typeName(url) !== typeName(patchUrl)) throw new TypeMismatch(`${String(url)} and ${String(patchUrl)}`)
  if (!message) return { ...base, ...patchFields }
  return { [TYPE]: url, ...mergeMessage(fields, patchFields, message) }
}

const typeName = (url: unknown): string => String(url).replace(/^.*\//, '')
