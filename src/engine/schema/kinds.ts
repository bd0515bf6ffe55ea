import type { MessageArguments, MessageCode } from '../types/messages.js'
import type { SchemaTable } from './compiled.js'
import { nearest } from './suggest.js'

/** The row of a document's kind, or why it has none. */
export type KindChoice =
  | { readonly row: number }
  | {
      [C in MessageCode]: {
        readonly row?: undefined
        readonly code: C
        readonly arguments: MessageArguments[C]
        readonly about: 'apiVersion' | 'kind'
      }
    }[MessageCode]

/** Groups whose every kind we have: another name is a mistake. Of other groups there are kinds that we do not model. */
const isOurs = (apiVersion: string): boolean => /^(?:[a-z]+\.istio\.io|gateway\.networking\.k8s\.io)\//.test(apiVersion)

/** Chooses the schema by apiVersion and kind. */
export function chooseKind(table: SchemaTable, apiVersion: string, kind: string): KindChoice {
  const { kinds } = table
  const here = Object.hasOwn(kinds, apiVersion) ? kinds[apiVersion] : undefined
  const row = here && Object.hasOwn(here, kind) ? here[kind] : undefined
  if (row !== undefined) return { row }

  const elsewhere = Object.keys(kinds).filter((version) => Object.hasOwn(kinds[version] ?? {}, kind))
  if (elsewhere.length > 0) {
    const meant = here ? undefined : nearest(apiVersion, elsewhere)
    if (meant) return { code: 'MB0103', arguments: { apiVersion, suggestion: meant }, about: 'apiVersion' }
    if (here || sameGroup(apiVersion, elsewhere)) {
      return { code: 'MB0105', arguments: { kind, apiVersion, versions: elsewhere }, about: 'apiVersion' }
    }
    return { code: 'MB0106', arguments: { kind, apiVersion }, about: 'kind' }
  }
  if (!here) {
    const suggestion = nearest(apiVersion, Object.keys(kinds))
    if (suggestion) return { code: 'MB0103', arguments: { apiVersion, suggestion }, about: 'apiVersion' }
    return { code: 'MB0106', arguments: { kind, apiVersion }, about: 'kind' }
  }
  const suggestion = nearest(kind, Object.keys(here))
  if (suggestion) return { code: 'MB0104', arguments: { kind, apiVersion, suggestion }, about: 'kind' }
  if (isOurs(apiVersion)) return { code: 'MB0108', arguments: { kind, apiVersion, known: Object.keys(here).sort() }, about: 'kind' }
  return { code: 'MB0106', arguments: { kind, apiVersion }, about: 'kind' }
}

const groupOf = (apiVersion: string): string => (apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '')

const sameGroup = (apiVersion: string, others: readonly string[]): boolean => others.some((other) => groupOf(other) === groupOf(apiVersion))
