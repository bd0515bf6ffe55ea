import type { Level } from '../engine/types/diagnostic.js'
import type { ReportEntry } from './entry.js'

const levels: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** Messages as a SARIF 2.1.0 log, which code hosts show beside the lines. Its lines are the files' own, not istioctl's count. */
export function sarifLog(entries: readonly ReportEntry[]): object {
  const rules = new Map(entries.map((entry) => [entry.code, entry]))
  const used = [...rules.keys()].sort()
  const indexes = new Map(used.map((code, i) => [code, i]))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'meshbook', rules: used.flatMap((code) => ruleOf(rules.get(code)) ?? []) } },
        columnKind: 'unicodeCodePoints',
        results: entries.map((entry) => ({
          ruleId: entry.code,
          ruleIndex: indexes.get(entry.code),
          level: levels[entry.level],
          message: { text: entry.text },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(entry.file.replaceAll('\\', '/')) },
                region: { startLine: entry.line, startColumn: entry.column, endLine: entry.endLine, endColumn: entry.endColumn },
              },
              ...(entry.resource !== '' && { logicalLocations: [{ fullyQualifiedName: entry.resource, kind: 'resource' }] }),
            },
          ],
        })),
      },
    ],
  }
}

/** What a code means; of codes that speak for themselves only the code. */
function ruleOf(entry: ReportEntry | undefined): object | undefined {
  if (!entry) return undefined
  const { code, name, meaning, remedy, level, origin } = entry
  if (!meaning || !remedy) return { id: code }
  return {
    id: code,
    ...(name && { name }),
    shortDescription: { text: meaning },
    help: { text: remedy },
    defaultConfiguration: { level: levels[level] },
    ...(origin === 'meshbook' && { properties: { tags: ['beyond-istioctl'] } }),
  }
}
