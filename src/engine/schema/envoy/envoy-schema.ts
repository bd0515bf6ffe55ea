import { enums as enumText, messages as messageText } from './envoy-types.js'

/**
 * Envoy's messages, as far as an EnvoyFilter may write them.
 *
 * A field's type is written `[*|%]CODE[|ONEOF|?]`: `*` a list, `%` a map with text keys; `|N` a member of the N-th choice of one, `?` a
 * scalar that remembers whether it was set. CODE: `b` boolean, `n` number, `l` 64-bit integer (text in JSON), `s` text, `y` bytes,
 * `eN` the N-th enum, `mN` the N-th message (both counted in base 36), `W` and a scalar a wrapper; `A` Any, `D` Duration, `T` Timestamp,
 * `S` Struct, `V` Value, `L` ListValue, `E` Empty, `M` FieldMask.
 */
export interface Field {
  readonly name: string
  readonly shape: 'single' | 'list' | 'map'
  readonly type: FieldType
  /** The choice that it is a member of. */
  readonly oneof?: number
  /** Whether it is there even at its zero value. */
  readonly present: boolean
}

export type FieldType =
  | { readonly kind: 'boolean' | 'number' | 'int64' | 'text' | 'bytes' }
  | { readonly kind: 'any' | 'duration' | 'timestamp' | 'struct' | 'value' | 'listValue' | 'empty' | 'fieldMask' }
  | { readonly kind: 'wrapper'; readonly of: FieldType }
  | { readonly kind: 'enum'; readonly values: EnumValues }
  | { readonly kind: 'message'; readonly message: () => Message }

export interface EnumValues {
  readonly numbers: ReadonlyMap<string, number>
  readonly names: ReadonlyMap<number, string>
}

export interface Message {
  readonly name: string
  /** By the field's own name (`connect_timeout`) and by its JSON name (`connectTimeout`). */
  readonly fields: ReadonlyMap<string, Field>
}

const lines = (text: string): string[] => text.slice(1, -1).split('\n')

let parsed: { readonly messages: readonly (() => Message)[]; readonly byName: ReadonlyMap<string, () => Message> } | undefined

/** The message of a full name (`envoy.config.cluster.v3.Cluster`); undefined for one that is not known. */
export function messageNamed(name: string): Message | undefined {
  parsed ??= parse()
  return parsed.byName.get(name)?.()
}

function parse(): NonNullable<typeof parsed> {
  const enums = lines(enumText).map((line) => once(() => parseEnum(line)))
  const messages: (() => Message)[] = []
  const byName = new Map<string, () => Message>()
  for (const line of lines(messageText)) {
    const end = line.indexOf(' ')
    const name = end < 0 ? line : line.slice(0, end)
    const message = once(() => parseMessage(name, end < 0 ? [] : line.slice(end + 1).split(' '), messages, enums))
    messages.push(message)
    byName.set(name, message)
  }
  return { messages, byName }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

type Enums = readonly (() => EnumValues)[]
type Messages = readonly (() => Message)[]

function parseMessage(name: string, texts: readonly string[], messages: Messages, enums: Enums): Message {
  const fields = new Map<string, Field>()
  for (const text of texts) {
    const equals = text.indexOf('=')
    const field = parseField(text.slice(0, equals), text.slice(equals + 1), messages, enums)
    fields.set(field.name, field)
    fields.set(jsonName(field.name), field)
  }
  return { name, fields }
}

/** protobuf's JSON name: `connect_timeout` → `connectTimeout`. */
const jsonName = (name: string): string => name.replace(/_+([a-z0-9]?)/g, (_, letter: string) => letter.toUpperCase())

function parseField(name: string, text: string, messages: Messages, enums: Enums): Field {
  const [, mark = '', code = '', choice, optional] = /^([*%]?)([^|?]+)(?:\|(\d+))?(\?)?$/.exec(text) ?? []
  const type = parseType(code, messages, enums)
  const shape = mark === '*' ? 'list' : mark === '%' ? 'map' : 'single'
  const oneof = choice === undefined ? undefined : Number(choice)
  return { name, shape, type, ...(oneof !== undefined && { oneof }), present: oneof !== undefined || optional !== undefined }
}

const simple: Readonly<Record<string, FieldType>> = {
  b: { kind: 'boolean' },
  n: { kind: 'number' },
  l: { kind: 'int64' },
  s: { kind: 'text' },
  y: { kind: 'bytes' },
  A: { kind: 'any' },
  D: { kind: 'duration' },
  T: { kind: 'timestamp' },
  S: { kind: 'struct' },
  V: { kind: 'value' },
  L: { kind: 'listValue' },
  E: { kind: 'empty' },
  M: { kind: 'fieldMask' },
}

function parseType(code: string, messages: Messages, enums: Enums): FieldType {
  const rest = code.slice(1)
  switch (code[0]) {
    case 'm':
      return { kind: 'message', message: messages[Number.parseInt(rest, 36)]! }
    case 'e':
      return { kind: 'enum', values: enums[Number.parseInt(rest, 36)]!() }
    case 'W':
      return { kind: 'wrapper', of: simple[rest]! }
    default:
      return simple[code]!
  }
}

function parseEnum(line: string): EnumValues {
  const numbers = new Map<string, number>()
  const names = new Map<number, string>()
  let next = 0
  for (const text of line.split(' ')) {
    const [name = '', number] = text.split('=')
    const value = number === undefined ? next : Number(number)
    numbers.set(name, value)
    // Of two names for one number the first is written.
    if (!names.has(value)) names.set(value, name)
    next = value + 1
  }
  return { numbers, names }
}
