import type { SchemaRow } from '../../engine/schema/compiled.js'
import { table } from '../../engine/schema/generated/schemas.js'

const row = (index: number | undefined): SchemaRow | undefined => (index === undefined ? undefined : table.rows[index])

/** The schema of a kind; undefined for one that is not known. */
export function schemaOfKind(apiVersion: string, kind: string): SchemaRow | undefined {
  const kinds = Object.hasOwn(table.kinds, apiVersion) ? table.kinds[apiVersion] : undefined
  return kinds && Object.hasOwn(kinds, kind) ? row(kinds[kind]) : undefined
}

/** All kinds that have a schema. */
export const knownKinds: readonly { readonly apiVersion: string; readonly kind: string }[] = Object.entries(table.kinds).flatMap(
  ([apiVersion, kinds]) => Object.keys(kinds).map((kind) => ({ apiVersion, kind })),
)

/** A schema and its alternatives, of which a value fits one. */
const withAlternatives = (schema: SchemaRow): SchemaRow[] => [schema, ...(schema.one ?? []).map(row).filter((r) => r !== undefined)]

/** The schema of one property: by name, or that of all others. */
export function propertyOf(schema: SchemaRow, name: string): SchemaRow | undefined {
  for (const choice of withAlternatives(schema)) if (choice.p && Object.hasOwn(choice.p, name)) return row(choice.p[name])
  const other = schema.a !== undefined && schema.a >= 0 ? schema.a : undefined
  return row(other)
}

/** Follows a path into a schema. */
export function schemaAt(schema: SchemaRow | undefined, path: readonly (string | number)[]): SchemaRow | undefined {
  let at = schema
  for (const step of path) {
    if (!at) return undefined
    at = typeof step === 'number' ? row(withAlternatives(at).find((c) => c.i !== undefined)?.i) : propertyOf(at, step)
  }
  return at
}

/** The properties that a mapping may have. */
export const propertiesOf = (schema: SchemaRow): string[] => [...new Set(withAlternatives(schema).flatMap((c) => Object.keys(c.p ?? {})))]

/** `spec.http[].route[]`: how field descriptions name a path. */
export const fieldPath = (path: readonly (string | number)[]): string =>
  path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[]` : text === '' ? step : `${text}.${step}`), '')
