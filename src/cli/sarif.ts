import { codes } from '../engine/analysis/index.js'
import type { AnalysisMessage } from '../engine/types/analysis.js'
import type { AnalysisCode } from '../engine/types/analysis-messages.js'
import type { Level } from '../engine/types/diagnostic.js'
import type { SourceFile } from '../engine/types/source.js'
import { adviceOf, analysisTextOf } from '../i18n/messages/ist/index.js'
import { positions } from './diagnostics-text.js'

const sarifLevels: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** Messages as a SARIF 2.1.0 log, which code hosts show beside the lines. Its lines are the files' own, not istioctl's count. */
export function sarifOf(files: readonly SourceFile[], messages: readonly AnalysisMessage[]): object {
  const used = [...new Set(messages.map(({ code }) => code))].sort()
  const at = new Map(files.map(({ name, text }) => [name, positions(text)]))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'meshbook', rules: used.map(ruleOf) } },
        columnKind: 'unicodeCodePoints',
        results: messages.map((message) => ({
          ruleId: message.code,
          ruleIndex: used.indexOf(message.code),
          level: sarifLevels[message.level],
          message: { text: analysisTextOf(message, 'en') },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(message.file.replaceAll('\\', '/')) },
                region: regionOf(message, at.get(message.file)),
              },
              logicalLocations: [{ fullyQualifiedName: `${message.kind} ${message.resource}`, kind: 'resource' }],
            },
          ],
        })),
      },
    ],
  }
}

const ruleOf = (code: AnalysisCode): object => ({
  id: code,
  name: codes[code].name,
  shortDescription: { text: adviceOf(code, 'en').meaning },
  help: { text: adviceOf(code, 'en').remedy },
  defaultConfiguration: { level: sarifLevels[codes[code].level] },
})

function regionOf({ range }: AnalysisMessage, position: ReturnType<typeof positions> | undefined): object {
  const start = position?.(range.start) ?? { line: 1, column: 1 }
  const end = position?.(range.end) ?? start
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}
