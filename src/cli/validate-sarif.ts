import type { DocumentValidation } from '../engine/schema/index.js'
import type { SourceFile } from '../engine/types/source.js'
import { messageOf } from '../i18n/messages/index.js'
import { regions } from '../report/positions.js'
import { sarifLog } from '../report/sarif.js'

/** What is wrong with documents, as a SARIF 2.1.0 log. */
export function validationSarif(files: readonly SourceFile[], documents: readonly DocumentValidation[]): object {
  const regionOf = regions(files)
  return sarifLog(
    documents.flatMap(({ kind, namespace, name, diagnostics }) =>
      diagnostics.map((diagnostic) => ({
        origin: 'schema',
        code: diagnostic.code,
        level: diagnostic.level,
        text: messageOf(diagnostic, 'en'),
        file: diagnostic.file,
        resource: `${kind} ${namespace}/${name}`,
        ...regionOf(diagnostic.file, diagnostic.range),
      })),
    ),
  )
}
