import { walk as words } from '@texts/walk'
import clsx from 'clsx'
import { type JSX, type KeyboardEvent, useEffect, useRef } from 'react'
import type { RuleLine } from '../../worker/protocol'
import { ScrollRegion } from '../ScrollRegion'
import card from './card.module.css'
import { indentOf, LineView, lineClass } from './line-view'
import { reasonText } from './reason'
import { type Line, linesUpTo } from './steps'
import styles from './styles.module.css'
import { sayLine } from './words'

interface Props {
  readonly lines: readonly Line[]
  readonly count: number
  readonly at: number
  /** Whether the reader has gone anywhere yet; before, the list stands at its beginning. */
  readonly isMoving: boolean
  readonly whole: boolean
  readonly reasons: ReadonlyMap<string, NonNullable<RuleLine['why']>>
  readonly onAt: (step: number) => void
  readonly onWhole: (whole: boolean) => void
}

/** The walk step by step: buttons, a slider, the list itself; all of them by the arrow keys too. */
export function Stepper({ lines, count, at, isMoving, whole, reasons, onAt, onWhole }: Props): JSX.Element {
  const list = useRef<HTMLOListElement>(null)
  const go = (step: number) => onAt(Math.max(0, Math.min(count - 1, step)))
  const shown = whole ? lines : linesUpTo(lines, at)
  const current = lines.find((line) => line.step === at && line.kind !== 'chain')

  // The current line in view: by scrolling the list alone, never the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown moves with these
  useEffect(() => {
    const region = list.current?.parentElement
    if (isMoving) scrollTo(region, list.current?.querySelector<HTMLElement>('[aria-current]'))
    else if (region) region.scrollTop = 0
  }, [at, isMoving, whole, lines])

  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: count - 1 }[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    go(to)
    if (!list.current?.contains(event.target as Node)) return
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true }))
  }

  return (
    <div className={card.steps}>
      <fieldset
        className={styles.stepper}
        aria-label={words.stepper}
        // The slider knows the arrow keys itself.
        onKeyDown={(event) => !(event.target instanceof HTMLInputElement) && onKeyDown(event)}
      >
        <button type="button" aria-disabled={at === 0} onClick={() => go(0)} aria-label={words.first} title={words.first}>
          |‹
        </button>
        <button type="button" aria-disabled={at === 0} onClick={() => go(at - 1)} aria-label={words.back} title={words.back}>
          ‹
        </button>
        <button type="button" aria-disabled={at === count - 1} onClick={() => go(at + 1)} aria-label={words.forward} title={words.forward}>
          ›
        </button>
        <button type="button" aria-disabled={at === count - 1} onClick={() => go(count - 1)} aria-label={words.last} title={words.last}>
          ›|
        </button>
        <input
          type="range"
          min={1}
          max={count}
          value={at + 1}
          aria-label={words.slider}
          aria-valuetext={`${words.place(at + 1, count)}: ${current ? sayLine(current).replaceAll('`', '') : ''}`}
          onChange={(event) => go(Number(event.target.value) - 1)}
        />
        <span className={styles.place} data-step={at + 1} data-steps={count}>
          {words.place(at + 1, count)}
        </span>
        <label className={card.whole}>
          <input type="checkbox" checked={whole} onChange={(event) => onWhole(event.target.checked)} /> {words.whole}
        </label>
      </fieldset>
      <ScrollRegion className={card.scroll} label={words.steps}>
        <ol className={clsx(styles.lines, styles.pressed)} ref={list} onKeyDown={onKeyDown}>
          {shown.map((line, i) => {
            const isCurrent = line.step === at && line.kind !== 'chain'
            const why = line.rule && reasons.get(line.rule.id)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the walk
              <li key={i} data-kind={line.kind} data-result={line.rule?.result}>
                {line.kind === 'chain' ? (
                  <span className={lineClass(line, false)} style={indentOf(line)}>
                    <LineView line={line} />
                  </span>
                ) : (
                  <button
                    type="button"
                    className={lineClass(line, isCurrent)}
                    style={indentOf(line)}
                    aria-current={isCurrent ? 'step' : undefined}
                    tabIndex={isCurrent ? 0 : -1}
                    onClick={() => go(line.step)}
                  >
                    <LineView line={line} why={why && reasonText(why)} />
                  </button>
                )}
              </li>
            )
          })}
        </ol>
      </ScrollRegion>
    </div>
  )
}

/** Scrolls a part of the page so far that the element can be seen in it. */
export function scrollTo(region: HTMLElement | null | undefined, element: Element | null | undefined): void {
  if (!region || !element) return
  const [outer, inner] = [region.getBoundingClientRect(), element.getBoundingClientRect()]
  if (inner.top < outer.top) region.scrollTop -= outer.top - inner.top + 12
  else if (inner.bottom > outer.bottom) region.scrollTop += inner.bottom - outer.bottom + 12
}
