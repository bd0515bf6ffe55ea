import { ui } from '@texts/ui'
import clsx from 'clsx'
import type { JSX } from 'react'
import type { DiagramNode } from '../../worker/protocol'
import type { Session } from '../Playground/session'
import button from '../shared/button.module.css'
import styles from './styles.module.css'

/** Which YAML made the chosen node; each place leads there. */
export function Source({
  node,
  session,
  stale,
}: {
  readonly node: DiagramNode
  readonly session: Session
  readonly stale: boolean
}): JSX.Element {
  return (
    <div className={styles.source} role="status">
      <b>{node.lines.slice(0, 2).join(' ')}</b>
      {node.spots.length === 0 ? (
        <span>{ui.diagram.madeByNothing}</span>
      ) : (
        <span>
          {ui.diagram.madeBy}{' '}
          {node.spots.slice(0, 6).map((spot) => (
            <button
              key={`${spot.file} ${spot.line} ${spot.endLine}`}
              type="button"
              className={clsx(button.link, styles.spot)}
              disabled={stale}
              onClick={() => session.mark({ by: 'node', spots: [spot] })}
            >
              {spot.file} {ui.diagram.lines(spot.line, spot.endLine)}
            </button>
          ))}
        </span>
      )}
    </div>
  )
}
