import { walk as words } from '@texts/walk'
import clsx from 'clsx'
import { type JSX, useEffect, useRef } from 'react'
import type { PacketScene } from '../../worker/protocol'
import { CopyButton } from '../CopyButton'
import { download } from '../download'
import { ScrollRegion } from '../ScrollRegion'
import button from '../shared/button.module.css'
import card from './card.module.css'
import { reasonText } from './reason'
import { scrollTo } from './stepper'

interface Props {
  readonly scene: PacketScene
  /** The rule of the current step, and what became of those before. */
  readonly current: string | undefined
  readonly results: ReadonlyMap<string, 'matched' | 'missed' | 'unknown'>
  readonly onRule: (id: string) => void
}

/** What iptables-save prints, the rule of the current step marked. */
export function RulesText({ scene, current, results, onRule }: Props): JSX.Element {
  const { lines, family } = scene
  const text = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moves with these
  useEffect(() => scrollTo(text.current?.parentElement, text.current?.querySelector<HTMLElement>('[data-current]')), [current, lines])
  const whole = () => `${lines.map((line) => line.text).join('\n')}\n`
  return (
    <div className={card.rules}>
      <div className={card.rulesHead}>
        <span>{words.rulesText(family)}</span>
        <CopyButton text={whole} label={words.copyRules} />
        <button
          type="button"
          className={button.quiet}
          onClick={() => download(family === 'ipv6' ? 'ip6tables-save.txt' : 'iptables-save.txt', 'text/plain', whole())}
        >
          {words.download}
        </button>
      </div>
      <ScrollRegion className={card.scroll} label={words.rulesText(family)}>
        <div className={card.text} ref={text}>
          {lines.length === 0 && <p className={card.hint}>{words.noRules}</p>}
          {lines.map(({ text: line, id, why, gap }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the text
            <div key={i}>
              {gap !== undefined && <div className={card.gap}>{words.gap(gap)}</div>}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list of steps beside it is the way of the keyboard */}
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the same */}
              <div
                className={clsx(
                  card.line,
                  id && results.has(id) && card[results.get(id) ?? 'missed'],
                  id !== undefined && id === current && card.now,
                )}
                data-current={id !== undefined && id === current ? '' : undefined}
                title={why && reasonText(why).replaceAll('`', '')}
                onClick={id !== undefined && results.has(id) ? () => onRule(id) : undefined}
              >
                {line}
              </div>
            </div>
          ))}
        </div>
      </ScrollRegion>
    </div>
  )
}
