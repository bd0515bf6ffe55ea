import { ui } from '@texts/ui'
import type { JSX } from 'react'
import type { DiffEntry, DiffLine } from '../../worker/protocol'
import { DiffText } from '../DiffText'
import button from '../shared/button.module.css'
import reader from '../shared/reader.module.css'
import type { Station } from '../Way'
import styles from './styles.module.css'

const ways: Readonly<Record<DiffEntry['kind'], Station>> = {
  listener: 'listener',
  'filter-chain': 'listener',
  'route-configuration': 'route',
  'virtual-host': 'route',
  route: 'route',
  cluster: 'cluster',
  endpoint: 'endpoint',
  workload: 'endpoint',
  service: 'cluster',
  policy: 'listener',
}
const signs = { added: '+', removed: '−', changed: '~', moved: '↕' } as const

interface Props {
  readonly entry: DiffEntry
  readonly lines: readonly DiffLine[] | undefined
  readonly open: boolean
  readonly onOpen: () => void
  readonly onSource: (() => void) | undefined
}

/** One difference: what, where, from what to what, and by which YAML. */
export function Entry({ entry, lines, open, onOpen, onSource }: Props): JSX.Element {
  const spot = entry.spots[0]
  return (
    <li className={styles.entry} data-what={entry.what}>
      <span className={styles.sign} title={ui.diff[entry.what]}>
        {signs[entry.what]}
        <span className={reader.only}> {ui.diff[entry.what]}</span>
      </span>
      <div>
        <div className={styles.line}>
          <span className={styles.chip} data-way={ways[entry.kind]}>
            {ui.diff.kinds[entry.kind]}
          </span>
          <span className={styles.name}>{nameOf(entry)}</span>
          {spot && (
            <button type="button" className={button.link} disabled={!onSource} onClick={onSource}>
              {spot.file}:{spot.line}
            </button>
          )}
        </div>
        {entry.fields.length > 0 && (
          <ul className={styles.fields}>
            {entry.fields.map((field) => (
              <li key={field.path}>
                <code>{field.path}</code>{' '}
                <span className={styles.values}>
                  {field.before !== undefined && <del>{shorten(field.before)}</del>}
                  {field.before !== undefined && field.after !== undefined && ' → '}
                  {field.after !== undefined && <ins>{shorten(field.after)}</ins>}
                </span>
              </li>
            ))}
          </ul>
        )}
        <button type="button" className={button.link} aria-expanded={open} onClick={onOpen}>
          {open ? ui.diff.hideJson : ui.diff.json}
        </button>
        {open && lines && <DiffText lines={lines} />}
      </div>
    </li>
  )
}

/** The resource, then what is inside it; a route is told by its place. */
function nameOf(entry: DiffEntry): string {
  const local = (text: string) => text.replace('.svc.cluster.local', '')
  const parts = [entry.resource, ...entry.within].map(local)
  const place = parts.at(-1)
  if (entry.kind === 'route' || entry.kind === 'filter-chain') parts.splice(-1, 1, `#${place}`)
  return entry.label && !parts.includes(local(entry.label)) ? `${parts.join(' › ')}  ${entry.label}` : parts.join(' › ')
}

const shorten = (text: string) => (text.length > 160 ? `${text.slice(0, 150)}…` : text)
