import { codes } from '../engine/analysis/index.js'
import type { AnalysisMessage } from '../engine/types/analysis.js'
import type { SourceFile } from '../engine/types/source.js'
import { adviceOf, analysisTextOf } from '../i18n/messages/ist/index.js'
import type { ReportEntry } from '../report/entry.js'
import { regions } from '../report/positions.js'
import { sarifLog } from '../report/sarif.js'
import { type Beyond, beyondEntries } from './beyond.js'

/** The analysis as a SARIF 2.1.0 log; what we find beyond istioctl's behind it. */
export function sarifOf(files: readonly SourceFile[], messages: readonly AnalysisMessage[], beyond: readonly Beyond[]): object {
  const regionOf = regions(files)
  const entries = messages.map(
    (message): ReportEntry => ({
      origin: 'istioctl',
      code: message.code,
      name: codes[message.code].name,
      level: message.level,
      text: analysisTextOf(message, 'en'),
      ...adviceOf(message.code, 'en'),
      file: message.file,
      resource: `${message.kind} ${message.resource}`,
      ...regionOf(message.file, message.range),
    }),
  )
  return sarifLog([...entries, ...beyondEntries(beyond)])
}
