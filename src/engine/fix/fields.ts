import type { Fix } from '../types/fix.js'
import { type FixProposer, fix, type Subject } from './context.js'

/** What a schema knows better: names of fields, values, types, kinds. */
export const fields: FixProposer = {
  codes: ['MB0103', 'MB0104', 'MB0105', 'MB0111', 'MB0112', 'MB0113', 'MB0115', 'MB0366', 'MB0432'],
  *propose(subject, _context) {
    const { code, layout, path, said, complaint } = subject
    switch (code) {
      case 'MB0111':
        yield fix('rename-field', { from: said('field'), to: said('suggestion') }, layout.renameKey(path, said('suggestion')))
        return
      case 'MB0103':
      case 'MB0104':
      case 'MB0115':
      case 'MB0366':
      case 'MB0432':
        yield replaced(subject, said('suggestion'))
        return
      case 'MB0105': {
        const { versions } = complaint.arguments
        // The path is the kind's or the apiVersion's: it is the latter that is wrong.
        if (Array.isArray(versions)) for (const to of versions) yield replaced({ ...subject, path: ['apiVersion'] }, to)
        return
      }
      case 'MB0112':
        yield withoutQuotes(subject)
        return
      case 'MB0113': {
        const range = layout.scalar(path)
        const written = said('written')
        const isWhole = range && layout.text.slice(range.start, range.end) === written
        yield isWhole ? fix('add-quotes', { value: written }, layout.edit(range, JSON.stringify(written))) : undefined
      }
    }
  },
}

function replaced({ layout, path }: Subject, to: string): Fix | undefined {
  const from = layout.value(path)
  return typeof from === 'string' && to !== '' ? fix('replace-value', { from, to }, layout.replaceScalar(path, to)) : undefined
}

/** A number or a boolean in quotes, where one of them is wanted. */
function withoutQuotes({ layout, path, complaint }: Subject): Fix | undefined {
  const value = layout.value(path)
  const range = layout.scalar(path)
  const { expected } = complaint.arguments
  if (typeof value !== 'string' || !range || !Array.isArray(expected)) return undefined
  const isNumber = /^-?(0|[1-9]\d{0,15})(\.\d+)?$/.test(value) && (expected.includes('integer') || expected.includes('number'))
  const isBoolean = /^(true|false)$/.test(value) && expected.includes('boolean')
  return isNumber || isBoolean ? fix('drop-quotes', { value }, layout.edit(range, value)) : undefined
}
