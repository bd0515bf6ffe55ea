import type { Level } from '../engine/types/diagnostic.js'
import type { ReportEntry } from './entry.js'

const levelNames: Readonly<Record<Level, string>> = { error: 'Error', warning: 'Warning', info: 'Info' }

/** A report in the fields that istioctl's JSON has, and who says each; lines are the files' own. */
export const reportJson = (entries: readonly ReportEntry[]): object => ({
  messages: entries.map(({ origin, code, level, text, file, resource, line, column, passedOnAs, evidence = [] }) => {
    const [kind = '', name = ''] = resource.split(' ')
    return {
      code,
      level: levelNames[level],
      kind,
      resource: name,
      line,
      column,
      origin: resource,
      reference: `${file}:${line}`,
      message: text,
      source: origin,
      ...(passedOnAs && { passedOnAs }),
      ...(evidence.length > 0 && { evidence: evidence.map((steps) => steps.join(' › ')) }),
    }
  }),
})
