import Link from '@docusaurus/Link'
import { words } from '@texts/analysis'
import { fixes as fixTexts } from '@texts/fixes'
import clsx from 'clsx'
import type { JSX } from 'react'
import { messageAddress } from '../MessagePage/address'
import button from '../shared/button.module.css'
import { Words } from '../Words'
import type { Finding } from './finding'
import { FixList } from './fix-list'
import type { Session } from './session'
import styles from './styles.module.css'
import { useFixes } from './use-fixes'

/** What a finding means for traffic, what to do, what proves it, and what mends it. */
export default function ProblemDetails({ finding, session }: { readonly finding: Finding; readonly session: Session }): JSX.Element {
  const { advice, code, others, evidence } = finding
  const address = messageAddress(code)
  const fixes = useFixes(session, finding, true)
  return (
    <dl className={styles.details}>
      {advice && (
        <>
          <dt>{words.meaning}</dt>
          <dd>
            <Words text={advice.meaning} />
          </dd>
          <dt>{words.remedy}</dt>
          <dd>
            <Words text={advice.remedy} />
          </dd>
        </>
      )}
      {others.length > 0 && (
        <>
          <dt>{words.others}</dt>
          <dd>
            {others.map(({ resource, file, line, column }) => (
              <button
                key={`${resource} ${line}`}
                type="button"
                className={clsx(button.link, styles.spot)}
                onClick={() => session.goTo(file, line, column, true)}
              >
                {resource} {file}:{line}
              </button>
            ))}
          </dd>
        </>
      )}
      {evidence.length > 0 && (
        <>
          <dt>{words.where}</dt>
          <dd>
            {evidence.map((steps) => (
              <code key={steps.join(' ')} className={styles.evidence}>
                {steps.join(' › ')}
              </code>
            ))}
          </dd>
        </>
      )}
      {fixes && fixes.offered.length > 0 && (
        <>
          <dt>{fixTexts.label}</dt>
          <dd>
            <FixList session={session} finding={finding} fixes={fixes} />
          </dd>
        </>
      )}
      {address && (
        <>
          <dt>{words.more}</dt>
          <dd>
            <Link to={address}>{code}</Link>
          </dd>
        </>
      )}
    </dl>
  )
}
