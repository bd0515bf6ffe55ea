import { memo1 } from '../memo.js'
import type { Finding } from '../source/index.js'
import type { Resource } from '../types/resource.js'
import type { SourceDocument } from '../types/source.js'
import { typeOf } from './compiled.js'
import { finding, findingOf } from './findings.js'
import { table } from './generated/schemas.js'
import { chooseKind } from './kinds.js'
import { withoutNulls } from './nulls.js'
import { at, isObject, resourceOf } from './resource.js'
import { validate } from './validate.js'
import { webhookFindings } from './webhook-findings.js'

/** A document's resource, or why it has none. */
export interface ResourceReading {
  /** Absent where the document has an error, or is of a kind that we do not model. */
  readonly resource?: Resource
  /** The resource also where only a limit on a value or a rule of the webhook is broken: what a cluster that took it already would hold. */
  readonly held?: Resource
  /** The resource however much is wrong with it, of a kind that we model: what the webhook would be shown. */
  readonly written?: Resource
  /** In the order of the text. */
  readonly findings: readonly Finding[]
}

/** Reads one document; remembered as long as the document lives. */
export const readResource = memo1((document: SourceDocument): ResourceReading => {
  const { resource, findings } = read(document)
  const refusals = resource && !document.isFaulty ? webhookFindings(document, resource, findings) : []
  const sorted = [...findings, ...refusals].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  const errors = sorted.filter(({ level }) => level === 'error')
  const held = document.isFaulty || errors.some(({ code }) => !isLimit(code)) ? undefined : resource
  return { resource: errors.length > 0 ? undefined : held, held, written: resource, findings: sorted }
})

/** Patterns, formats and bounds of values, and the webhook's rules: no reader of the object depends on them. */
const isLimit = (code: string): boolean => (code >= 'MB0118' && code <= 'MB0127') || code >= 'MB0300'

function read(document: SourceDocument): ResourceReading {
  const { value } = document
  const whole = document.locate([]).value
  const firstLine = {
    start: whole.start,
    end: whole.start + (document.text.slice(whole.start, whole.end).split(/\r?\n/, 1)[0] ?? '').length,
  }
  if (!isObject(value)) return { findings: document.isFaulty ? [] : [finding('MB0101', { got: typeOf(value) }, firstLine, [])] }

  const apiVersion = at(value, 'apiVersion')
  const kind = at(value, 'kind')
  const findings: Finding[] = []
  for (const [field, given] of [
    ['apiVersion', apiVersion],
    ['kind', kind],
  ] as const) {
    const range = document.locate([field]).value
    if (given === undefined || given === null || given === '') findings.push(finding('MB0102', { field }, firstLine, []))
    else if (typeof given !== 'string')
      findings.push(finding('MB0112', { field, expected: ['string'], got: typeOf(given) }, range, [field]))
  }
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || apiVersion === '' || kind === '') return { findings }

  const choice = chooseKind(table, apiVersion, kind)
  if (choice.row === undefined) {
    const range = document.locate([choice.about]).value
    return { findings: [finding(choice.code, choice.arguments, range, [choice.about], choice.code === 'MB0106' ? 'warning' : 'error')] }
  }
  const violations = validate(table, choice.row, value)
  for (const violation of violations) findings.push(findingOf(document, kind, violation))
  const metadata = at(value, 'metadata')
  const name = at(metadata, 'name')
  if (isObject(metadata) && (name === undefined || name === null || name === '')) {
    const { key, value } = document.locate(['metadata'])
    findings.push(finding('MB0107', { kind }, key ?? value, ['metadata']))
  }
  return { resource: resourceOf(withoutNulls(table, choice.row, value) as Record<string, unknown>, document), findings }
}
