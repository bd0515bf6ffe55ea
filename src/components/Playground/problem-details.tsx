import { words } from '@texts/analysis'
import type { JSX } from 'react'
import type { Finding } from './finding'
import type { Session } from './session'
import styles from './styles.module.css'
import { Words } from './words'

/** What a finding means for traffic, what to do, and what proves it. */
export default function ProblemDetails({ finding, session }: { readonly finding: Finding; readonly session: Session }): JSX.Element {
  const { advice, others, evidence } = finding
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
                className={styles.link}
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
    </dl>
  )
}
