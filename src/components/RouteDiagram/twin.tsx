import { ui } from '@texts/ui'
import clsx from 'clsx'
import type { JSX } from 'react'
import type { DiagramNode, DiagramResult } from '../../worker/protocol'
import { ScrollRegion } from '../ScrollRegion'
import { wayOf } from '../WayTree/colours'
import styles from './styles.module.css'

interface Props {
  readonly result: DiagramResult
  readonly chosen: DiagramNode | undefined
  readonly onChoose: (node: DiagramNode | undefined) => void
}

/** The diagram as a table: every node with what it says, where it leads and which lines made it. */
export function Twin({ result, chosen, onChoose }: Props): JSX.Element | null {
  const nodes = result.nodes.filter((n) => n.kind !== 'group')
  if (nodes.length === 0) return null
  const names = new Map(nodes.map((n) => [n.id, n.lines.slice(1).join(', ') || n.lines[0]]))
  const leads = (id: string) =>
    result.edges.filter((e) => e.from === id).map((e) => `${e.share ? `${e.share} ` : ''}${names.get(e.to) ?? ''}`)
  return (
    <details className={styles.twin}>
      <summary>{ui.diagram.twin}</summary>
      <ScrollRegion className={styles.scroll} label={ui.diagram.twin}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{ui.diagram.kind}</th>
              <th scope="col">{ui.diagram.name}</th>
              <th scope="col">{ui.diagram.to}</th>
              <th scope="col">{ui.diagram.source}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((node) => (
              <tr key={node.id} className={clsx(node.id === chosen?.id && styles.chosenRow)}>
                <td>
                  <button type="button" className={styles.chip} data-way={wayOf[node.kind]} onClick={() => onChoose(node)}>
                    {node.lines[0]?.split(' · ')[0]}
                  </button>
                </td>
                <td>
                  {node.lines.slice(1).map((line) => (
                    <div key={line}>{line}</div>
                  ))}
                </td>
                <td>
                  {leads(node.id).map((name) => (
                    <div key={name}>{name}</div>
                  ))}
                </td>
                <td>{node.spots[0] && `${node.spots[0].file} ${ui.diagram.lines(node.spots[0].line, node.spots[0].endLine)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}
