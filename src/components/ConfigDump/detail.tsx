import { ui } from '@texts/ui'
import type { JSX } from 'react'
import type { DumpDetail, DumpLink, DumpName } from '../../worker/dump/protocol'
import { JsonTree } from '../ConfigJson/tree'
import { ScrollRegion } from '../ScrollRegion'
import button from '../shared/button.module.css'
import { wayOfTable } from '../WayTree/colours'
import styles from './styles.module.css'

interface Props {
  readonly detail: DumpDetail | undefined
  readonly asked: DumpName | undefined
  readonly onVisit: (of: DumpName) => void
  readonly onBack: (() => void) | undefined
}

/** One resource: what leads to it, where it leads, and its JSON. */
export function Detail({ detail, asked, onVisit, onBack }: Props): JSX.Element {
  if (!asked) return <p className={styles.empty}>{ui.dump.pick}</p>
  if (!detail || detail.name !== asked.name) return <p className={styles.empty}>{ui.dump.missing(asked.name)}</p>
  return (
    <section className={styles.detail} aria-label={detail.name}>
      <header className={styles.head} data-way={wayOfTable[detail.kind]}>
        {onBack && (
          <button type="button" className={button.framed} onClick={onBack}>
            ‹ {ui.dump.back}
          </button>
        )}
        <span className={styles.kind}>{ui.tables[detail.kind]}</span>
        <b>{detail.name || '""'}</b>
      </header>
      <Links label={ui.dump.from} links={detail.from} more={detail.moreFrom} onVisit={onVisit} />
      <Links label={ui.dump.to} links={detail.to} more={detail.moreTo} onVisit={onVisit} />
      <ScrollRegion className={styles.json} label={detail.name}>
        <JsonTree value={detail.value} search="" />
      </ScrollRegion>
    </section>
  )
}

function Links({
  label,
  links,
  more,
  onVisit,
}: {
  readonly label: string
  readonly links: readonly DumpLink[]
  readonly more: number
  readonly onVisit: (of: DumpName) => void
}): JSX.Element | null {
  if (links.length === 0) return null
  return (
    <div className={styles.links}>
      <span>{label}</span>
      <ul>
        {links.map((link) => (
          <li key={`${link.kind} ${link.name}`} data-way={wayOfTable[link.kind]}>
            {link.missing ? (
              <span className={styles.absent} title={ui.dump.absent}>
                {link.name || '""'} · {ui.dump.absent}
              </span>
            ) : (
              <button type="button" className={styles.chip} onClick={() => onVisit({ kind: link.kind, name: link.name })}>
                {link.name || '""'}
              </button>
            )}
          </li>
        ))}
        {more > 0 && <li className={styles.quiet}>{ui.trace.left(more)}</li>}
      </ul>
    </div>
  )
}
