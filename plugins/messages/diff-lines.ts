/** A line of both texts, or of the one before or after. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+'
  readonly line: string
}

/** How many unchanged lines are shown around a change. */
const around = 3

/** The lines that differ with those around them; what is left out behind them is one line `…`. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const all = aligned(before.trimEnd().split('\n'), after.trimEnd().split('\n'))
  const near = all.map((_, i) => all.slice(Math.max(0, i - around), i + around + 1).some(({ sign }) => sign !== ' '))
  return all.flatMap((line, i) => (near[i] ? [line] : near[i - 1] ? [{ sign: ' ' as const, line: '…' }] : []))
}

/** By the longest common subsequence: the texts are some dozens of lines. */
function aligned(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ sign: ' ', line: a[i++] ?? '' })
      j++
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) lines.push({ sign: '-', line: a[i++] ?? '' })
    else lines.push({ sign: '+', line: b[j++] ?? '' })
  }
  return lines
}
