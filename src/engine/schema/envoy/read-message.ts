import { formatDuration, parseDuration } from '../../types/duration.js'
import { hasFormat } from '../formats.js'
import { type EnumValues, type Field, type FieldType, type Message, messageNamed } from './envoy-schema.js'

export type Json = Record<string, unknown>

/** Why a value is none of the message: Istio drops such a patch. */
export class UnreadableMessage extends Error {
  /** Where in the value it is, keys and indices from the outside in. */
  readonly path: (string | number)[] = []
}

/** Reads a part; what goes wrong there is told with its place. */
function within<T>(step: string | number, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableMessage) error.path.unshift(step)
    throw error
  }
}

const TYPE = '@type'

/**
 * A message as YAML holds it, in the form in which we write Envoy's JSON: own names, zero values left out, durations and 64-bit numbers as
 * protobuf writes them. Unknown fields are left out, as Istio does for versions of Envoy that it does not know.
 *
 * Istio: pkg/util/protomarshal#UnmarshalAllowUnknown
 * @throws UnreadableMessage where Istio's reader, jsonpb, would refuse
 */
export function readMessage(value: unknown, message: Message): Json {
  const object = asObject(value, message.name)
  const read: Json = {}
  const choices = new Map<number, Field>()
  for (const [key, given] of Object.entries(object)) {
    const field = message.fields.get(key)
    if (!field || (given === null && field.type.kind !== 'value')) continue
    // Of a field under both of its names the JSON name's value holds.
    if (key === field.name && isUnderOtherName(object, field, message)) continue
    const result = within(key, () => readField(given, field))
    if (field.oneof !== undefined && !isChosen(field, choices, read, message)) continue
    if (result !== undefined) read[field.name] = result
  }
  return read
}

function isUnderOtherName(object: Json, field: Field, message: Message): boolean {
  return Object.keys(object).some((key) => key !== field.name && message.fields.get(key) === field)
}

/** Of several members of a choice the last in the message holds, in whatever order they are written. */
function isChosen(field: Field, choices: Map<number, Field>, read: Json, message: Message): boolean {
  const choice = field.oneof ?? 0
  const before = choices.get(choice)
  const order = before && [...message.fields.values()]
  if (before && order && order.indexOf(before) > order.indexOf(field)) return false
  if (before) delete read[before.name]
  choices.set(choice, field)
  return true
}

function asObject(value: unknown, what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableMessage(`${what}: no mapping`)
  return value as Json
}

/** Undefined where nothing is to be written. */
function readField(value: unknown, field: Field): unknown {
  if (field.shape === 'list') {
    if (!Array.isArray(value)) throw new UnreadableMessage(`${field.name}: no list`)
    const list = value.map((item, i) => within(i, () => readValue(item, field.type))).filter((item) => item !== undefined)
    return list.length > 0 ? list : undefined
  }
  if (field.shape === 'map') {
    const entries = Object.entries(asObject(value, field.name)).map(
      ([key, item]) => [key, within(key, () => readValue(item, field.type))] as const,
    )
    const known = entries.filter(([, item]) => item !== undefined)
    return known.length > 0 ? Object.fromEntries(known) : undefined
  }
  const read = readValue(value, field.type)
  return !field.present && isZero(read, field.type) ? undefined : read
}

/** A scalar at its zero value is not written unless it remembers that it was set. */
function isZero(value: unknown, type: FieldType): boolean {
  switch (type.kind) {
    case 'boolean':
      return value === false
    case 'number':
      return value === 0
    case 'int64':
      return value === '0'
    case 'text':
    case 'bytes':
      return value === ''
    case 'enum':
      return value === (type.values.names.get(0) ?? 0)
    default:
      return false
  }
}

function readValue(value: unknown, type: FieldType): unknown {
  if (value === null) return zeroOf(type)
  switch (type.kind) {
    case 'message':
      return readMessage(value, type.message())
    case 'any':
      return readAny(value)
    case 'wrapper':
      return readValue(value, type.of)
    case 'enum':
      return readEnum(value, type.values)
    case 'boolean':
      return expect(value, typeof value === 'boolean')
    case 'number':
      return readNumber(value)
    case 'int64':
      return readInt64(value)
    case 'text':
    case 'timestamp':
    case 'fieldMask':
      return expect(value, typeof value === 'string')
    case 'bytes':
      return readBytes(value)
    case 'duration':
      return readDuration(value)
    case 'struct':
    case 'empty':
      return asObject(value, type.kind)
    case 'listValue':
      return expect(value, Array.isArray(value))
    case 'value':
      return value
  }
}

/** What a null in a list or map is. */
function zeroOf(type: FieldType): unknown {
  switch (type.kind) {
    case 'message':
    case 'struct':
    case 'empty':
      return {}
    case 'wrapper':
      return zeroOf(type.of)
    case 'enum':
      return type.values.names.get(0) ?? 0
    case 'boolean':
      return false
    case 'number':
      return 0
    case 'int64':
      return '0'
    case 'text':
    case 'bytes':
      return ''
    case 'value':
      return null
    default:
      throw new UnreadableMessage(`null for ${type.kind}`)
  }
}

function expect(value: unknown, fits: boolean): unknown {
  if (!fits) throw new UnreadableMessage(`not expected: ${JSON.stringify(value)}`)
  return value
}

/** By name or number; a name that is not known stops Istio's reader, other than an unknown field. */
function readEnum(value: unknown, { numbers, names }: EnumValues): unknown {
  const number = typeof value === 'string' ? numbers.get(value) : (value as number)
  expect(value, number !== undefined && Number.isInteger(number))
  return names.get(number as number) ?? number
}

function readNumber(value: unknown): unknown {
  if (typeof value === 'number') return value
  if (typeof value === 'string' && /^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(value)) return Number(value)
  return expect(value, value === 'NaN' || value === 'Infinity' || value === '-Infinity')
}

function readInt64(value: unknown): string {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value).toString()
  expect(value, typeof value === 'string' && /^-?\d{1,20}$/.test(value))
  return BigInt(value as string).toString()
}

/** Standard base64, with padding. */
function readBytes(value: unknown): string {
  expect(value, typeof value === 'string' && hasFormat(value, 'byte'))
  return (value as string).replaceAll(/[\r\n]/g, '')
}

/** Go's durations, not protobuf's alone: `500ms`. */
function readDuration(value: unknown): string {
  const nanos = typeof value === 'string' ? parseDuration(value) : undefined
  if (nanos === undefined) throw new UnreadableMessage(`no duration: ${JSON.stringify(value)}`)
  return formatDuration(nanos)
}

/** A message with its type. One that is not known stays as written; protobuf's own stand under `value`. */
function readAny(value: unknown): Json {
  const { [TYPE]: url, ...fields } = asObject(value, 'Any')
  expect(url, typeof url === 'string' && url !== '')
  const message = messageOf(url as string)
  return { [TYPE]: url, ...(message ? readMessage(fields, message) : fields) }
}

/** The message of a type URL. */
export const messageOf = (url: unknown): Message | undefined =>
  typeof url === 'string' ? messageNamed(url.slice(url.lastIndexOf('/') + 1)) : undefined
