import Link from '@docusaurus/Link'
import { report as texts } from '@texts/report'
import type { JSX } from 'react'
import type { ReportEntry } from '../../report/entry'
import { messageAddress } from '../MessagePage/address'
import reader from '../shared/reader.module.css'
import { Words } from '../Words'
import styles from './styles.module.css'

/** Longer lines say no more at a glance. */
const longest = 160

/** One message: who says what about which place, the line itself, and what to do. */
export function Entry({ entry, source }: { readonly entry: ReportEntry; readonly source?: string }): JSX.Element {
  const { origin, code, level, text, meaning, remedy, file, line, column, endLine, resource, passedOnAs, evidence = [] } = entry
  // The first line of a whole document says nothing.
  const shown = endLine - line < 3 ? source : undefined
  const address = messageAddress(passedOnAs ?? code)
  return (
    <li className={styles.entry} data-level={level} data-code={code} data-origin={origin}>
      <p className={styles.said}>
        <span className={styles.level} />
        <span className={reader.only}>{texts.levels[level]}: </span>
        <Words text={text} />
      </p>
      <p className={styles.place}>
        {address && !passedOnAs ? (
          <Link to={address} aria-label={texts.about(code)}>
            {code}
          </Link>
        ) : (
          code
        )}
        {' · '}
        <span className={styles.origin} title={texts.originTips[origin]}>
          {texts.origins[origin]}
        </span>
        {' · '}
        <span title={texts.line(line, column)}>{`${file}:${line}:${column}`}</span>
        {resource && ` · ${resource}`}
        {passedOnAs && address && (
          <>
            {' · '}
            <Link to={address}>{texts.passedOnAs(passedOnAs)}</Link>
          </>
        )}
      </p>
      {shown?.trim() && <code className={styles.source}>{shown.length > longest ? `${shown.slice(0, longest)}…` : shown}</code>}
      {meaning && remedy && (
        <dl className={styles.advice}>
          <dt>{texts.meaning}</dt>
          <dd>
            <Words text={meaning} />
          </dd>
          <dt>{texts.remedy}</dt>
          <dd>
            <Words text={remedy} />
          </dd>
          {evidence.length > 0 && (
            <>
              <dt>{texts.evidence}</dt>
              <dd>
                {evidence.map((steps) => (
                  <code key={steps.join(' ')}>{steps.join(' › ')}</code>
                ))}
              </dd>
            </>
          )}
        </dl>
      )}
    </li>
  )
}
