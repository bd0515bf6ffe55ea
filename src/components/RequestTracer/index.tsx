import { ui } from '@texts/ui'
import { type JSX, useCallback, useMemo, useState } from 'react'
import type { DiagramNode, Spot, TraceResult } from '../../worker/protocol'
import type { ViewProps } from '../Playground/view-props'
import { Canvas } from '../RouteDiagram/canvas'
import { Form } from './form'
import { Hop } from './hop'
import { Outcomes } from './outcomes'
import styles from './styles.module.css'

/** A request followed through the mesh: what can happen to it, and of one of these every decision on the way with its reason. */
export default function RequestTracer({ session, state, prefix }: ViewProps): JSX.Element {
  const result = state.results.trace as TraceResult | undefined
  const [drawn, setDrawn] = useState(false)
  const stale = state.answer?.stale ?? false
  const show = useCallback((spots: readonly Spot[]) => session.mark({ by: 'row', spots }), [session])
  return (
    <div className={styles.tracer}>
      <Form session={session} state={state} result={result} prefix={prefix} />
      {!result && <p className={styles.hint}>{ui.playground.starting}</p>}
      {result?.fault && (
        <p className={styles.fault} role="alert">
          {ui.trace.fault(result.fault.code, result.fault.at)}
        </p>
      )}
      {result && !result.fault && (
        <div className={styles.answer}>
          <Outcomes result={result} onChoose={(outcome) => session.look({ outcome })} prefix={prefix} />
          {result.diagram && (
            <details className={styles.diagram} open={drawn} onToggle={(event) => setDrawn(event.currentTarget.open)}>
              <summary>{ui.trace.diagram}</summary>
              {drawn && <Lit result={result} onSpots={show} prefix={prefix} />}
            </details>
          )}
          <ol className={styles.hops}>
            {result.hops.map((hop, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a hop is its place on the way
              <Hop key={i} hop={hop} number={i + 1} onSpots={stale ? undefined : show} />
            ))}
          </ol>
        </div>
      )}
    </div>
  )
}

/** The routes of the first proxy with the way of the request thick. */
function Lit({
  result,
  onSpots,
  prefix,
}: {
  readonly result: TraceResult
  readonly onSpots: (spots: readonly Spot[]) => void
  readonly prefix: string
}): JSX.Element | null {
  const lit = useMemo(() => new Set(result.lit), [result.lit])
  const choose = useCallback((node: DiagramNode | undefined) => node && onSpots(node.spots), [onSpots])
  if (!result.diagram) return null
  return (
    <div className={styles.canvas}>
      <Canvas result={result.diagram} chosen={undefined} lit={lit} onChoose={choose} prefix={`${prefix}trace`} />
    </div>
  )
}
