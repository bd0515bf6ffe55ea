import { kubeTypes } from './kube-types.js'

/**
 * The type of a value, as Go has it: `s` text, `b` boolean, `i` and `l` whole numbers of 32 and 64 bits, `Q` a quantity, `P` a port by
 * number or name, `T` a time, `R` anything, `Y` bytes; `*` a list, `%` a mapping, `&` a value that may be absent, of what follows; else
 * the name of a type.
 */
export type KubeType = string

export interface KubeField {
  readonly name: string
  readonly type: KubeType
  /** Left out of the JSON when it is empty in Go's sense: false, 0, "", an empty list or mapping, an absent value. */
  readonly omitEmpty: boolean
  /** Left out when it is zero (times). */
  readonly omitZero: boolean
  /** A list whose members a strategic merge merges by this key; empty where the members are no objects. */
  readonly mergeKey?: string
  /** A field of a struct inside the struct: below it numbers are not taken for texts. */
  readonly isEmbedded: boolean
}

export interface KubeStruct {
  readonly fields: readonly KubeField[]
  /** By name in lower case: Go reads names in any case. */
  readonly byName: ReadonlyMap<string, KubeField>
}

/** `name=type`, then `?` for omitEmpty, `0` for omitZero, `+KEY` for mergeKey, `~` for isEmbedded. */
function readField(text: string): KubeField {
  const [, name = '', type = '', options = '', , mergeKey, embedded] = /^([^=]+)=([&*%]*\w*?)(\??0?)(\+(\w*))?(~?)$/.exec(text) ?? []
  return {
    name,
    type,
    omitEmpty: options.includes('?'),
    omitZero: options.includes('0'),
    mergeKey,
    isEmbedded: embedded === '~',
  }
}

function readStructs(): ReadonlyMap<string, KubeStruct> {
  const lines = kubeTypes.trim().split('\n')
  return new Map(
    lines.map((line) => {
      const [name = '', ...fields] = line.split(' ')
      const read = fields.map(readField)
      return [name, { fields: read, byName: new Map(read.map((f) => [f.name.toLowerCase(), f])) }]
    }),
  )
}

let structs: ReadonlyMap<string, KubeStruct> | undefined

/** The fields of a type; undefined for what is no struct. */
export function structOf(type: KubeType): KubeStruct | undefined {
  structs ??= readStructs()
  return structs.get(type)
}
