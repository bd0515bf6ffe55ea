import type { DocumentValidation } from '../engine/schema/index.js'
import type { Diagnostic, Level } from '../engine/types/diagnostic.js'
import type { SourceFile } from '../engine/types/source.js'
import { messageOf } from '../i18n/messages/index.js'
import { type Position, positions } from './diagnostics-text.js'

const levels: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** What is wrong with documents, as a SARIF 2.1.0 log, which code hosts show beside the lines. */
export function validationSarif(files: readonly SourceFile[], documents: readonly DocumentValidation[]): object {
  const at = new Map(files.map(({ name, text }) => [name, positions(text)]))
  const found = documents.flatMap((document) => document.diagnostics.map((diagnostic) => ({ document, diagnostic })))
  const rules = [...new Set(found.map(({ diagnostic }) => diagnostic.code))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'meshbook', rules: rules.map((id) => ({ id })) } },
        columnKind: 'unicodeCodePoints',
        results: found.map(({ document: { kind, namespace, name }, diagnostic }) => ({
          ruleId: diagnostic.code,
          ruleIndex: rules.indexOf(diagnostic.code),
          level: levels[diagnostic.level],
          message: { text: messageOf(diagnostic, 'en') },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(diagnostic.file.replaceAll('\\', '/')) },
                region: regionOf(diagnostic, at.get(diagnostic.file)),
              },
              logicalLocations: [{ fullyQualifiedName: `${kind} ${namespace}/${name}`, kind: 'resource' }],
            },
          ],
        })),
      },
    ],
  }
}

function regionOf({ range }: Diagnostic, position: ((offset: number) => Position) | undefined): object {
  const start = position?.(range.start) ?? { line: 1, column: 1 }
  const end = position?.(range.end) ?? start
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}
