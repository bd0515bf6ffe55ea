import { ui } from '@texts/ui'
import { type JSX, useCallback, useMemo, useState } from 'react'
import type { DiagramNode, DiagramResult } from '../../worker/protocol'
import type { ViewProps } from '../Playground/view-props'
import { Canvas } from './canvas'
import { FocusPicker } from './focus-picker'
import { nodesAt } from './nodes-at'
import { Source } from './source'
import styles from './styles.module.css'
import { Twin } from './twin'

/** The way of requests, drawn; its nodes and the YAML point at each other, and a table says the same. */
export default function RouteDiagram({ session, state, prefix }: ViewProps): JSX.Element {
  const result = state.results.diagram as DiagramResult | undefined
  const [chosenId, setChosenId] = useState<string>()
  const stale = state.answer?.stale ?? false
  const chosen = result?.nodes.find((n) => n.id === chosenId)
  const lit = useMemo(
    () => (result && state.cursor && !stale ? nodesAt(result.nodes, state.cursor.file, state.cursor.line) : none),
    [result, state.cursor, stale],
  )
  const choose = useCallback(
    (node: DiagramNode | undefined) => {
      setChosenId(node?.id)
      session.mark(node && node.spots.length > 0 ? { by: 'node', spots: node.spots } : undefined)
    },
    [session],
  )
  if (!result) return <p className={styles.hint}>{ui.playground.starting}</p>
  return (
    <>
      <div className={styles.head}>
        <FocusPicker session={session} state={state} result={result} />
      </div>
      {result.nodes.length === 0 ? (
        <p className={styles.hint}>{ui.diagram.empty}</p>
      ) : (
        <Canvas result={result} chosen={chosen} lit={lit} onChoose={choose} prefix={prefix} />
      )}
      {chosen && <Source node={chosen} session={session} stale={stale} />}
      <Twin result={result} chosen={chosen} onChoose={choose} />
    </>
  )
}

const none: ReadonlySet<string> = new Set()
