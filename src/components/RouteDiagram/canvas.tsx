import { ui } from '@texts/ui'
import { type JSX, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { DiagramNode, DiagramResult } from '../../worker/protocol'
import { treeOf } from '../../worker/tree'
import { Icon } from '../Icon'
import { ScrollRegion } from '../ScrollRegion'
import { WayTree } from '../WayTree'
import { draw } from './draw'
import { neighbour, wayThrough } from './graph'
import { PanZoom } from './pan-zoom'
import styles from './styles.module.css'

interface Props {
  readonly result: DiagramResult
  readonly chosen: DiagramNode | undefined
  readonly lit: ReadonlySet<string>
  readonly onChoose: (node: DiagramNode | undefined) => void
  readonly prefix: string
}

/** Mermaid's drawing with what Mermaid leaves out: pan and zoom, nodes that a keyboard reaches, the chosen way thick. */
export function Canvas({ result, chosen, lit, onChoose, prefix }: Props): JSX.Element {
  const frame = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const view = useRef<PanZoom>(null)
  const [drawn, setDrawn] = useState<{ readonly text: string; readonly failed: boolean }>()

  useEffect(() => {
    if (!frame.current || !sheet.current) return
    view.current = new PanZoom(frame.current, sheet.current)
    return () => view.current?.dispose()
  }, [])

  // Typing gives a result with each key; a drawing takes longer than a key and is worth a short rest.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same text is the same drawing
  useEffect(() => {
    let current = true
    const timer = setTimeout(
      () =>
        draw(turned(result.mermaid, frame.current?.clientWidth ?? 1000)).then(
          (svg) => {
            if (!current || !sheet.current) return
            const first = sheet.current.childElementCount === 0
            const before = sheet.current.dataset.shape
            sheet.current.innerHTML = svg
            prepare(sheet.current, result, prefix)
            const shape = String(result.nodes.length)
            sheet.current.dataset.shape = shape
            if (first || before !== shape) view.current?.fit()
            setDrawn({ text: result.mermaid, failed: false })
          },
          () => current && setDrawn({ text: result.mermaid, failed: true }),
        ),
      sheet.current?.childElementCount ? 160 : 0,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [result.mermaid, prefix])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing has to be marked again
  useEffect(() => {
    if (sheet.current) show(sheet.current, result, chosen?.id, lit)
  }, [result, chosen, lit, drawn])

  const nodeOf = useCallback(
    (target: EventTarget | null) => {
      const id = target instanceof Element ? target.closest<HTMLElement>('[data-node]')?.dataset.node : undefined
      return result.nodes.find((n) => n.id === id)
    },
    [result],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    const node = nodeOf(event.target)
    if (node && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      onChoose(node.id === chosen?.id ? undefined : node)
    } else if (node && event.key.startsWith('Arrow')) {
      event.preventDefault()
      focusNode(sheet.current, neighbour(result, node.id, event.key, placesOf(sheet.current)))
    } else if (event.key === 'Escape' && chosen) {
      event.preventDefault()
      onChoose(undefined)
    } else if (event.key === '+' || event.key === '=') view.current?.zoom(1.25)
    else if (event.key === '-') view.current?.zoom(0.8)
    else if (event.key === '0') view.current?.fit()
  }

  return (
    <div className={styles.canvas} data-drawn={drawn && drawn.text === result.mermaid && !drawn.failed ? 'yes' : undefined}>
      <section className={styles.frame} ref={frame} aria-label={ui.diagram.label} title={ui.diagram.help}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the nodes inside are the controls */}
        <div
          className={styles.sheet}
          ref={sheet}
          onKeyDown={onKeyDown}
          onClick={(event) => {
            if (view.current?.moved) return
            const node = nodeOf(event.target)
            if (node) onChoose(node.id === chosen?.id ? undefined : node)
          }}
        />
      </section>
      {!drawn && (
        <ScrollRegion className={styles.still} label={ui.diagram.label}>
          <WayTree way={treeOf(result)} />
        </ScrollRegion>
      )}
      {drawn?.failed && <p className={styles.hint}>{ui.diagram.failed}</p>}
      <div className={styles.zoom}>
        <button type="button" aria-label={ui.diagram.zoomOut} title={ui.diagram.zoomOut} onClick={() => view.current?.zoom(0.8)}>
          <Icon name="minus" />
        </button>
        <button type="button" aria-label={ui.diagram.fit} title={ui.diagram.fit} onClick={() => view.current?.fit()}>
          <Icon name="fit" />
        </button>
        <button type="button" aria-label={ui.diagram.zoomIn} title={ui.diagram.zoomIn} onClick={() => view.current?.zoom(1.25)}>
          <Icon name="plus" />
        </button>
      </div>
    </div>
  )
}

/** In a narrow frame the way leads down instead of to the right. */
const turned = (text: string, width: number) => (width < 640 ? text.replace(/^flowchart LR/, 'flowchart TB') : text)

/** Mermaid names a node's element `…flowchart-n3-7`, a group's `…g0`, an edge's `…L_n0_n3_0`. */
function prepare(sheet: HTMLElement, result: DiagramResult, prefix: string): void {
  const nodes = new Map(result.nodes.map((n) => [n.id, n]))
  // The keyboard enters where the way begins.
  const first = result.nodes.find((n) => n.kind !== 'group' && !result.edges.some((e) => e.to === n.id))?.id
  const svg = sheet.querySelector('svg')
  svg?.removeAttribute('aria-roledescription')
  svg?.setAttribute('role', 'group')
  for (const element of sheet.querySelectorAll<SVGGElement>('g.node')) {
    const id = /flowchart-(n\d+)-\d+$/.exec(element.id)?.[1]
    const node = id && nodes.get(id)
    if (!node) continue
    element.dataset.node = node.id
    element.setAttribute('role', 'button')
    element.setAttribute('aria-label', node.lines.join(', '))
    element.setAttribute('tabindex', node.id === first ? '0' : '-1')
    element.id = `${prefix}-${node.id}`
  }
  for (const element of sheet.querySelectorAll<SVGGElement>('g.clusters > g.cluster')) {
    const id = /(g\d+)$/.exec(element.id)?.[1]
    if (id) element.dataset.group = id
    moveTitle(element)
  }
  for (const path of sheet.querySelectorAll<SVGPathElement>('.edgePaths path, path.flowchart-link')) {
    const [, from, to] = /L_(n\d+)_(n\d+)_/.exec(path.id) ?? []
    if (from && to) path.dataset.edge = `${from} ${to}`
  }
}

/** A group's title goes to its left edge: in the middle the edges run through it. */
function moveTitle(group: SVGGElement): void {
  const title = group.querySelector<SVGGElement>('.cluster-label')
  const left = group.querySelector('rect')?.getAttribute('x')
  const [, top] = /translate\([^,]+,\s*([^)]+)\)/.exec(title?.getAttribute('transform') ?? '') ?? []
  if (left && top) title?.setAttribute('transform', `translate(${Number(left) + 10}, ${top})`)
}

/** Marks the chosen node with the way through it, and the nodes that the cursor's line made. */
function show(sheet: HTMLElement, result: DiagramResult, chosen: string | undefined, lit: ReadonlySet<string>): void {
  const way = chosen ? wayThrough(result.edges, chosen) : undefined
  for (const element of sheet.querySelectorAll<SVGGElement>('[data-node]')) {
    const id = element.dataset.node ?? ''
    element.toggleAttribute('data-chosen', id === chosen)
    element.setAttribute('aria-pressed', String(id === chosen))
    element.toggleAttribute('data-lit', lit.has(id))
    element.toggleAttribute('data-off', way !== undefined && !way.has(id))
  }
  for (const path of sheet.querySelectorAll<SVGPathElement>('[data-edge]')) {
    const [from = '', to = ''] = path.dataset.edge?.split(' ') ?? []
    path.toggleAttribute('data-on', way?.has(from) === true && way.has(to))
    path.toggleAttribute('data-off', way !== undefined && !(way.has(from) && way.has(to)))
  }
}

const placesOf = (sheet: HTMLElement | null) =>
  new Map([...(sheet?.querySelectorAll<SVGGElement>('[data-node]') ?? [])].map((e) => [e.dataset.node ?? '', e.getBoundingClientRect()]))

/** One stop for Tab: the node that had the focus last. */
function focusNode(sheet: HTMLElement | null, id: string | undefined): void {
  if (!sheet || id === undefined) return
  for (const element of sheet.querySelectorAll<SVGGElement>('[data-node]')) {
    const is = element.dataset.node === id
    element.setAttribute('tabindex', is ? '0' : '-1')
    if (is) element.focus()
  }
}
