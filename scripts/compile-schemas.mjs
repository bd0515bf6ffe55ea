/**
 * Turns the JSON Schemas into one table of rows: equal subtrees become one row, versions of a kind that differ in nothing share all of
 * theirs. `src/engine/schema/compiled.ts` says what a row means.
 */

/** Types as bits; `number` includes integers. */
const types = { null: 1, boolean: 2, integer: 4, number: 8, string: 16, array: 32, object: 64 }

const ignored = new Set(['default', '$schema', 'description', 'title'])
const limits = {
  minimum: 'min',
  maximum: 'max',
  minLength: 'minL',
  maxLength: 'maxL',
  minItems: 'minI',
  maxItems: 'maxI',
  minProperties: 'minP',
  maxProperties: 'maxP',
}

/** @param {{ group: string, version: string, kind: string, schema: object }[]} sources */
export function compileSchemas(sources) {
  const rows = []
  const known = new Map()

  const intern = (row) => {
    const id = JSON.stringify(row)
    if (!known.has(id)) known.set(id, rows.push(row) - 1)
    return known.get(id)
  }

  function compile(schema, where) {
    const row = {}
    for (const key of Object.keys(schema).sort()) {
      const value = schema[key]
      if (ignored.has(key)) continue
      if (limits[key]) row[limits[key]] = value
      else if (key === 'type') row.t = typeBits([value].flat(), where)
      else if (key === 'properties') row.p = mapValues(value, (child, name) => compile(child, `${where}/${name}`))
      else if (key === 'required') Object.assign(row, required(schema))
      else if (key === 'items') row.i = compile(value, `${where}/*`)
      else if (key === 'additionalProperties') {
        if (value === false) row.a = -1
        else if (value !== true) row.a = compile(value, `${where}/*`)
      } else if (key === 'enum') row.e = value
      else if (key === 'const') row.e = [value]
      else if (key === 'format') Object.assign(row, format(value))
      else if (key === 'pattern') row.re = value
      else if (key === 'anyOf') Object.assign(row, anyOf(value, where))
      else if (key === 'oneOf') Object.assign(row, oneOf(value, row, where))
      else if (key === 'allOf') {
        for (const part of value) {
          const keys = Object.keys(part)
          if (keys.length !== 1 || keys[0] !== 'oneOf') throw new Error(`${where}: an allOf of something else than oneOf`)
          Object.assign(row, oneOf(part.oneOf, row, where))
        }
      } else if (key === 'not') row.not = compile(value, where)
      else throw new Error(`${where}: the keyword ${key} is not provided for`)
    }
    const defaults = defaultsOf(schema)
    if (row.one && defaults) row.d = defaults
    return intern(row)
  }

  /** A field with a default is never missing: the API server fills it in first. */
  function required(schema) {
    const names = schema.required.filter((name) => schema.properties?.[name]?.default === undefined)
    return names.length > 0 ? { r: names.sort() } : {}
  }

  const isOnly = (schema, key) => Object.keys(schema).length === 1 && Object.hasOwn(schema, key)

  /** Of the alternatives of types, or of formats: a union. */
  function anyOf(alternatives, where) {
    if (alternatives.every((s) => isOnly(s, 'type')))
      return {
        t: typeBits(
          alternatives.flatMap((s) => s.type),
          where,
        ),
      }
    if (alternatives.every((s) => isOnly(s, 'format'))) return { f: alternatives.map((s) => s.format) }
    throw new Error(`${where}: an anyOf of something else than types or formats`)
  }

  /** Protobuf's oneof, "none of these is required, or exactly one": at most one of some fields. Else alternatives of which one must fit. */
  function oneOf(alternatives, row, where) {
    const [none, ...some] = alternatives
    const names = some.map((s) => isOnly(s, 'required') && s.required.length === 1 && s.required[0])
    const excluded = none.not && isOnly(none, 'not') && none.not.anyOf?.map((s) => isOnly(s, 'required') && s.required[0])
    if (excluded && names.every(Boolean) && JSON.stringify(names) === JSON.stringify(excluded)) return { x: [...(row.x ?? []), names] }
    if (row.one) throw new Error(`${where}: more than one oneOf`)
    return { one: alternatives.map((s) => compile(s, where)) }
  }

  const kinds = {}
  for (const { group, version, kind, schema } of sources) {
    // Which kind it is has been decided when its schema is chosen, so all versions may share a row.
    const properties = { ...schema.properties, apiVersion: { type: 'string' }, kind: { type: 'string' } }
    const apiVersion = group === 'core' ? version : `${group}/${version}`
    kinds[apiVersion] ??= {}
    kinds[apiVersion][kind] = compile({ ...schema, properties }, `${apiVersion} ${kind}`)
  }
  return { kinds, rows }
}

function typeBits(names, where) {
  return names.reduce((bits, name) => {
    if (!types[name]) throw new Error(`${where}: the type ${name} is not provided for`)
    return bits | types[name]
  }, 0)
}

/** Formats of numbers are ranges, or nothing; those of strings have checks. */
function format(name) {
  if (name === 'int32') return { int32: 1 }
  if (name === 'int64' || name === 'double' || name === 'float') return {}
  return { f: [name] }
}

function defaultsOf(schema) {
  const entries = Object.entries(schema.properties ?? {}).filter(([, child]) => child.default !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries.map(([name, child]) => [name, child.default])) : undefined
}

const mapValues = (object, f) =>
  Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((key) => [key, f(object[key], key)]),
  )
