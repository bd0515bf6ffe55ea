import { memo1 } from '../../memo.js'
import { isFields } from '../reading.js'

/** Maps whose keys are data, and whose values are messages. */
const maps = new Set([
  'typed_per_filter_config',
  'typed_extension_protocol_options',
  'extension_protocol_options',
  'typed_filter_metadata',
  'policies',
  'providers',
  'requirement_map',
  'provider_name_to_claim',
  'map',
  'headers_with_underscores',
])
/** Structs: data through and through. */
const structs = new Set(['filter_metadata', 'default_subset', 'static_layer', 'json_format', 'metadata_match_criteria', 'key_values'])

const HIDDEN = 'hidden_envoy_deprecated_'
/** Nobody nests configurations this deep; what is deeper stays as it is. */
const DEEPEST = 400

/** A field's name in the form of the proto files: `filterChains` and `filter_chains` are one. */
function protoName(name: string): string {
  const snake =
    /[a-z0-9][A-Z]/.test(name) && !/[^A-Za-z0-9]/.test(name) ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name
  return snake.startsWith(HIDDEN) ? snake.slice(HIDDEN.length) : snake
}

const isStruct = (name: string, parent: Readonly<Record<string, unknown>>, inNode: boolean): boolean => {
  if (structs.has(name)) return true
  // The metadata that an endpoint must have for a transport socket: any keys.
  if (name === 'match' && ('transport_socket' in parent || 'transportSocket' in parent)) return true
  if (name === 'value' && typeof parent['@type'] === 'string') return /TypedStruct$|google\.protobuf\.Struct$/.test(parent['@type'])
  return name === 'metadata' && inNode
}

/** The names that older versions gave to fields of a filter or a route. */
const renamed = new Map([
  ['per_filter_config', 'typed_per_filter_config'],
  ['regex_match', 'regex_match'],
])

function convert(value: unknown, areKeysData: boolean, isNode: boolean, depth: number): unknown {
  if (depth > DEEPEST) return value
  if (Array.isArray(value)) {
    let changed: unknown[] | undefined
    for (let i = 0; i < value.length; i++) {
      const before: unknown = value[i]
      const after = typeof before === 'object' && before !== null ? convert(before, false, false, depth + 1) : before
      if (after !== before) {
        changed ??= value.slice()
        changed[i] = after
      }
    }
    return changed ?? value
  }
  if (!isFields(value)) return value
  let isChanged = false
  const entries: [string, unknown][] = []
  for (const key of Object.keys(value)) {
    const proto = areKeysData ? key : protoName(key)
    const name = areKeysData ? proto : (renamed.get(proto) ?? proto)
    const before = value[key]
    const isObject = typeof before === 'object' && before !== null
    const after = !isObject || isStruct(name, value, isNode) ? before : convert(before, maps.has(name), name === 'node', depth + 1)
    // A field that stands there under its present name already is not overwritten by its old one.
    if (name !== key && Object.hasOwn(value, name)) {
      isChanged = true
      continue
    }
    if (name !== key || after !== before) isChanged = true
    entries.push([name, after])
  }
  return isChanged ? Object.fromEntries(entries) : value
}

/**
 * An object with the field names of the proto files: istioctl writes them in camel case, old versions hide deprecated ones behind a
 * prefix. What has the right names already is the same object, not a copy; map keys and Structs are data and stay.
 */
export const withProtoNames: (value: object) => object = memo1((value: object) => convert(value, false, false, 0) as object)
