/**
 * Takes an object as it is written; gives where Go stops reading it, and what Istio's own kinds are once they are read. The API server's
 * schemas ask for more, and are no matter here.
 */
import { memo1 } from '../../memo.js'
import { type SchemaTable, typeOf } from '../compiled.js'
import { table as schemas } from '../generated/schemas.js'
import { chooseKind } from '../kinds.js'
import { at, isObject } from '../resource.js'
import { type Undecodable, undecodableAt } from './go-json.js'
import { undecodableProto } from './go-proto.js'
import { type Form, protoForm } from './proto-form.js'

export { isBadBytes, type Undecodable } from './go-json.js'

const table: SchemaTable = schemas

const rowOf = (apiVersion: string, kind: string): number | undefined => chooseKind(table, apiVersion, kind).row

const fieldRow = (index: number | undefined, field: string): number | undefined =>
  index === undefined ? undefined : table.rows[index]?.p?.[field]

/** Metadata are the same of every kind. */
const metadataRow = fieldRow(rowOf('v1', 'ConfigMap'), 'metadata')

/** Where Go stops at an object's version, kind or metadata. `isFromYaml`: where texts of the metadata want no quotes. */
export function undecodableHead(object: unknown, isFromYaml = false): Undecodable | undefined {
  for (const field of ['apiVersion', 'kind']) {
    const got = typeOf(at(object, field) ?? null)
    if (got !== 'string' && got !== 'null') return { kind: 'wrong-type', path: [field], expected: ['string'], got }
  }
  return metadataRow === undefined ? undefined : undecodableAt(table, metadataRow, at(object, 'metadata') ?? null, ['metadata'], isFromYaml)
}

/** Where Go stops at an object of a kind that it reads as JSON; of a kind that we do not know, at its head. */
export function undecodableObject(apiVersion: string, kind: string, object: unknown): Undecodable | undefined {
  const row = rowOf(apiVersion, kind)
  return undecodableHead(object) ?? (row === undefined ? undefined : undecodableAt(table, row, object))
}

/** Where Go stops at the spec of such an object. */
export function undecodableSpec(apiVersion: string, kind: string, object: unknown): Undecodable | undefined {
  const row = fieldRow(rowOf(apiVersion, kind), 'spec')
  return row === undefined ? undefined : undecodableAt(table, row, at(object, 'spec') ?? null, ['spec'])
}

/** Where protobuf stops at the spec or status of one of Istio's kinds. */
export function undecodableMessage(field: 'spec' | 'status', object: unknown): Undecodable | undefined {
  const [apiVersion, kind] = [at(object, 'apiVersion'), at(object, 'kind')]
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined
  const row = fieldRow(rowOf(apiVersion, kind), field)
  return row === undefined ? undefined : undecodableProto(table, row, at(object, field) ?? null, [field])
}

/** The spec of one of Istio's kinds as protobuf holds it; remembered as long as the object lives. */
export const specRead = memo1((object: object): unknown => specIn('read', object))

/** The same once it was written as JSON again, as the analysis sees it. */
export const specAgain = memo1((object: object): unknown => specIn('again', object))

function specIn(form: Form, object: object): unknown {
  const spec = at(object, 'spec')
  const [apiVersion, kind] = [at(object, 'apiVersion'), at(object, 'kind')]
  if (!isObject(spec) || typeof apiVersion !== 'string' || typeof kind !== 'string') return spec ?? undefined
  const row = fieldRow(rowOf(apiVersion, kind), 'spec')
  return row === undefined ? spec : protoForm(table, row, spec, form)
}
