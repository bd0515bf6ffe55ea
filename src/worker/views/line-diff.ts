import { align } from '../../engine/view/align.js'
import type { DiffLine } from '../protocol.js'

/** Two texts as a unified diff: what both have further from any change than `context` lines is cut out. */
export function diffLines(before: string, after: string, context = 4): DiffLine[] {
  const split = (text: string) => (text === '' ? [] : text.split('\n'))
  return cut(wholeDiff(split(before), split(after)), context)
}

type WholeLine = DiffLine & { readonly sign: ' ' | '+' | '-' }

/** All lines of two texts, what goes before what comes. */
export function wholeDiff(before: readonly string[], after: readonly string[]): WholeLine[] {
  const lines: WholeLine[] = []
  let removed: WholeLine[] = []
  let added: WholeLine[] = []
  const flush = () => {
    lines.push(...removed, ...added)
    removed = []
    added = []
  }
  for (const { before: a, after: b } of align(before, after, (line) => line)) {
    if (a !== undefined && a === b) {
      flush()
      lines.push({ sign: ' ', text: a })
      continue
    }
    if (a !== undefined) removed.push({ sign: '-', text: a })
    if (b !== undefined) added.push({ sign: '+', text: b })
  }
  flush()
  return lines
}

function cut(lines: readonly DiffLine[], context: number): DiffLine[] {
  const near = new Uint8Array(lines.length)
  lines.forEach((line, i) => {
    if (line.sign !== ' ') near.fill(1, Math.max(0, i - context), i + context + 1)
  })
  const out: DiffLine[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (near[i] && line) out.push(line)
    else if (out.at(-1)?.sign !== '…') out.push({ sign: '…', text: '' })
  }
  return out
}
