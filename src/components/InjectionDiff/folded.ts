/** Lines around a change that are shown with it. */
const context = 2
/** Fewer unchanged lines are not worth folding. */
const fewest = 4

interface Stretch {
  /** Indices of lines; `to` is exclusive. */
  readonly from: number
  readonly to: number
  readonly isFolded: boolean
}

/** Cuts lines into stretches: those near a change, and those to fold away. Where nothing changed nothing is folded. */
export function folded(lines: readonly { readonly sign: string }[]): Stretch[] {
  const changed = lines.flatMap(({ sign }, i) => (sign === ' ' ? [] : [i]))
  if (changed.length === 0) return lines.length === 0 ? [] : [{ from: 0, to: lines.length, isFolded: false }]
  const near = new Uint8Array(lines.length)
  for (const i of changed) near.fill(1, Math.max(0, i - context), i + context + 1)
  const stretches: Stretch[] = []
  for (let from = 0; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && near[to] === near[from]) to++
    const isFolded = near[from] === 0 && to - from >= fewest
    const last = stretches.at(-1)
    if (last && !last.isFolded && !isFolded) stretches[stretches.length - 1] = { ...last, to }
    else stretches.push({ from, to, isFolded })
    from = to
  }
  return stretches
}
