import { fixes as texts } from '@texts/fixes'
import clsx from 'clsx'
import type { JSX } from 'react'
import type { DiffLine } from '../../worker/protocol'
import { ScrollRegion } from '../ScrollRegion'
import { Words } from '../Words'
import type { Finding } from './finding'
import { titleOf } from './fix-title'
import type { Fixes } from './fixer'
import type { Session } from './session'
import styles from './styles.module.css'

interface Props {
  readonly session: Session
  readonly finding: Finding
  readonly fixes: Fixes
}

/** The fixes of a finding: what each would change, and a button that changes it. */
export function FixList({ session, finding, fixes }: Props): JSX.Element {
  return (
    <ul className={styles.fixes}>
      {fixes.offered.map((fix) => {
        const title = titleOf(fix)
        return (
          <li key={title}>
            <div className={styles.fixTitle}>
              <span>
                <Words text={title} />
              </span>
              <button
                type="button"
                className={styles.why}
                data-fix={fix.code}
                aria-label={texts.applyThis(title.replaceAll('`', ''))}
                onClick={() => {
                  session.applyFix(fixes, fix)
                  // The entry goes with its problem: the reader goes on where it was.
                  session.goTo(finding.file, finding.line, finding.column, true)
                }}
              >
                {texts.apply}
              </button>
            </div>
            {fix.previews.map(({ file, lines }) => (
              <ScrollRegion key={file} className={styles.preview} label={title.replaceAll('`', '')}>
                <pre>
                  {fix.previews.length > 1 || file !== finding.file ? `${file}\n` : ''}
                  {shownOf(lines).map((line, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
                    <span key={i} className={clsx(line.sign === '+' && styles.plus, line.sign === '-' && styles.minus)}>
                      {`${line.sign} ${line.text}\n`}
                    </span>
                  ))}
                </pre>
              </ScrollRegion>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

/** A preview without the indentation that all of its lines have; what is left out around them, and blank lines there, are not shown. */
function shownOf(lines: readonly DiffLine[]): readonly DiffLine[] {
  const hasText = ({ sign, text }: DiffLine) => sign !== '…' && (sign !== ' ' || text.trim() !== '')
  const shown = lines.slice(lines.findIndex(hasText), lines.findLastIndex(hasText) + 1)
  const indents = shown.filter(({ text }) => text.trim() !== '').map(({ text }) => text.length - text.trimStart().length)
  const common = Math.min(...indents)
  return shown.map((line) => ({ ...line, text: line.text.slice(common) }))
}
