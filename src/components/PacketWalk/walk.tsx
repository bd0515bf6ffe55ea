import { walk as words } from '@texts/walk'
import { type JSX, useEffect, useMemo, useRef, useState } from 'react'
import type { PacketScene, RuleLine, WalkedPacket } from '../../worker/protocol'
import { Command } from '../Command'
import { ScrollRegion } from '../ScrollRegion'
import card from './card.module.css'
import { Graph } from './chain-graph'
import { PacketHead } from './packet-head'
import { RulesText } from './rules-text'
import { Stepper, scrollTo } from './stepper'
import { linesOf, ruleAt, stepsIn } from './steps'

interface Props {
  readonly scene: PacketScene
  readonly walk: WalkedPacket
  /** The step; absent: the last. */
  readonly at: number | undefined
  readonly startWhole: boolean
  readonly onAt: (step: number | undefined) => void
}

/** One packet's walk: the chains drawn, every step in words, the rules as they stand in the kernel. */
export function Walk({ scene, walk, at, startWhole, onAt }: Props): JSX.Element {
  const [whole, setWhole] = useState(startWhole)
  const drawing = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(walk), [walk])
  const count = stepsIn(lines)
  const step = Math.max(0, Math.min(at ?? count - 1, count - 1))
  const current = ruleAt(lines, step)?.id
  const reasons = useMemo(
    () => new Map(scene.lines.flatMap(({ id, why }): [string, NonNullable<RuleLine['why']>][] => (id && why ? [[id, why]] : []))),
    [scene],
  )
  const results = useMemo(
    () =>
      new Map(lines.filter((line) => whole || line.step <= step).flatMap(({ rule }) => (rule ? [[rule.id, rule.result] as const] : []))),
    [lines, whole, step],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moves with the step
  useEffect(() => {
    if (at !== undefined) scrollTo(drawing.current?.parentElement, drawing.current?.querySelector('[data-now] rect'))
  }, [at, lines])
  return (
    <>
      <div className={card.head}>
        <PacketHead walk={walk} />
      </div>
      <div className={card.columns}>
        <ScrollRegion className={card.drawing} label={words.graph}>
          <div ref={drawing}>
            <Graph lines={lines} begins={`${walk.packet.protocol} → ${walk.packet.to}`} at={step} onAt={onAt} />
          </div>
        </ScrollRegion>
        <Stepper
          lines={lines}
          count={count}
          at={step}
          isMoving={at !== undefined}
          whole={whole}
          reasons={reasons}
          onAt={onAt}
          onWhole={setWhole}
        />
        <RulesText
          scene={scene}
          current={current}
          results={results}
          onRule={(id) => onAt(lines.find((line) => line.rule?.id === id)?.step)}
        />
      </div>
      {scene.command && <Command label={words.command} command={scene.command} />}
    </>
  )
}
