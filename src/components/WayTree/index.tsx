import type { JSX } from 'react'
import type { StillNode } from '../../worker/tree'
import { wayOf } from './colours'
import styles from './styles.module.css'

/** A route diagram of the page's own means: nested lists, drawn by style alone. It stands where nothing is drawn yet, or ever. */
export function WayTree({ way }: { readonly way: readonly StillNode[] }): JSX.Element {
  return (
    <div className={styles.place}>
      <Ways way={way} />
    </div>
  )
}

function Ways({ way }: { readonly way: readonly StillNode[] }): JSX.Element {
  return (
    <ol className={styles.tree}>
      {way.map((node) => (
        <Branch key={node.lines.join('\n')} node={node} />
      ))}
    </ol>
  )
}

function Branch({ node }: { readonly node: StillNode }): JSX.Element {
  const [kind, ...lines] = node.lines
  const missing = node.kind === 'missing-cluster'
  return (
    <li className={styles.branch}>
      {node.share && <span className={styles.share}>{node.share}</span>}
      <div className={styles.node} data-way={wayOf[node.kind]} data-missing={missing || undefined}>
        <b>{kind}</b>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
      {node.to.length > 0 && <Ways way={node.to} />}
    </li>
  )
}
