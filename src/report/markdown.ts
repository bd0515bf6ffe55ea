import type { ReportEntry, ReportOrigin } from './entry.js'

/** The words that a report in Markdown needs beside its entries'. */
export interface MarkdownWords {
  readonly title: string
  readonly summary: string
  readonly clean: string
  readonly levels: Readonly<Record<ReportEntry['level'], string>>
  readonly origins: Readonly<Record<ReportOrigin, string>>
  readonly meaning: string
  readonly remedy: string
  readonly evidence: string
}

/** A report to read, or to put into an issue: by file, each message with what it means and what to do. */
export function reportMarkdown(entries: readonly ReportEntry[], words: MarkdownWords): string {
  const levels = (['error', 'warning', 'info'] as const).map(
    (level) => `| ${words.levels[level]} | ${entries.filter((entry) => entry.level === level).length} |`,
  )
  const files = [...new Set(entries.map(({ file }) => file))]
  return [
    `# ${words.title}`,
    words.summary,
    entries.length === 0 ? words.clean : ['| | |', '|---|---:|', ...levels].join('\n'),
    ...files.flatMap((file) => [
      `## ${asCode(file)}`,
      entries
        .filter((entry) => entry.file === file)
        .map((entry) => item(entry, words))
        .join('\n'),
    ]),
  ]
    .join('\n\n')
    .concat('\n')
}

function item(entry: ReportEntry, words: MarkdownWords): string {
  const { level, code, origin, resource, line, column, text, meaning, remedy, evidence = [] } = entry
  const head = `- **${words.levels[level]}** ${code} (${words.origins[origin]}) ${line}:${column}${resource && ` ${asCode(resource)}`}: ${plain(text)}`
  return [
    head,
    ...(meaning ? [`  - ${words.meaning}: ${plain(meaning)}`] : []),
    ...(remedy ? [`  - ${words.remedy}: ${plain(remedy)}`] : []),
    ...evidence.map((steps) => `  - ${words.evidence}: ${asCode(steps.join(' › '))}`),
  ].join('\n')
}

const asCode = (text: string): string => `\`${text.replaceAll('`', "'").replace(/\s+/g, ' ')}\``

/** Names stand in backquotes already; outside of them nothing may be read as Markdown or HTML. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .split('`')
    .map((piece, i) => (i % 2 === 1 ? piece : piece.replace(/[\\*_[\]<>|#]/g, '\\$&')))
    .join('`')
