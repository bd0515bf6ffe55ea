import { report as texts } from '@texts/report'
import type { JSX } from 'react'
import type { ReportEntry } from '../../report/entry'
import { reportJson } from '../../report/json'
import { reportMarkdown } from '../../report/markdown'
import { sarifLog } from '../../report/sarif'
import { download } from '../download'
import button from '../shared/button.module.css'
import styles from './styles.module.css'

interface Props {
  readonly entries: readonly ReportEntry[]
  readonly summary: string
}

const formats = [
  { name: 'Markdown', file: 'report.md', type: 'text/markdown' },
  { name: 'JSON', file: 'report.json', type: 'application/json' },
  { name: 'SARIF', file: 'report.sarif', type: 'application/sarif+json' },
] as const

/** The whole report as a file, made in the page. */
export function Save({ entries, summary }: Props): JSX.Element {
  return (
    <span className={styles.save}>
      {texts.save}
      {formats.map(({ name, file, type }) => (
        <button key={name} type="button" className={button.framed} onClick={() => download(file, type, textOf(name, entries, summary))}>
          {name}
        </button>
      ))}
    </span>
  )
}

function textOf(format: (typeof formats)[number]['name'], entries: readonly ReportEntry[], summary: string): string {
  switch (format) {
    case 'Markdown':
      return reportMarkdown(entries, { ...texts, summary })
    case 'JSON':
      return JSON.stringify(reportJson(entries), null, 1)
    case 'SARIF':
      return JSON.stringify(sarifLog(entries), null, 1)
  }
}
