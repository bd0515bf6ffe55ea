import { report as texts } from '@texts/report'
import type { JSX } from 'react'
import type { ReportCounts } from '../../worker/report/types'
import button from '../shared/button.module.css'
import styles from './styles.module.css'

interface Props {
  readonly counts: ReportCounts
  readonly onFile: (file: string) => void
  readonly onCode: (code: string) => void
}

/** How many messages each file and each code has; choosing one shows its messages. */
export function Counts({ counts, onFile, onCode }: Props): JSX.Element {
  return (
    <div className={styles.counts}>
      <details>
        <summary>{texts.byCode}</summary>
        <ul>
          {counts.code.map(([code, level, count]) => (
            <li key={code} data-level={level}>
              <button type="button" className={button.link} onClick={() => onCode(code)}>
                <span className={styles.level} /> {code}
              </button>
              <span>{count}</span>
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{texts.byFile}</summary>
        <ul>
          {counts.file.map(([file, count]) => (
            <li key={file}>
              <button type="button" className={button.link} onClick={() => onFile(file)}>
                {file}
              </button>
              <span>{count}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
