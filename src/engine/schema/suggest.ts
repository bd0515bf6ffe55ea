/**
 * The name that was probably meant: the nearest by typing errors (a letter more, less, changed, or two swapped), if it is near enough.
 * Among equally near ones the first.
 */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  if (written.length > 64) return undefined
  const allowed = written.length <= 3 ? 1 : Math.min(3, Math.floor(written.length / 3) + 1)
  const lower = written.toLowerCase()
  let best: string | undefined
  let least = allowed + 1
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least) continue
    const distance = name.toLowerCase() === lower ? 0 : typingErrors(lower, name.toLowerCase())
    if (distance < least) {
      best = name
      least = distance
    }
  }
  return best
}

/**
 * As `nearest`, but only where a typing error is likely: undefined where a second name is as near, where next to nothing is written, and
 * where only digits differ, which tell versions apart.
 */
export function onlyNearest(written: string, names: Iterable<string>): string | undefined {
  const all = [...new Set(names)].filter((name) => name !== written && letters(name) !== letters(written))
  if (letters(written).length < 2) return undefined
  const best = nearest(written, all)
  if (best === undefined) return undefined
  const second = nearest(
    written,
    all.filter((name) => name !== best),
  )
  const lower = written.toLowerCase()
  const isOnly = second === undefined || typingErrors(lower, second.toLowerCase()) > typingErrors(lower, best.toLowerCase())
  return isOnly ? best : undefined
}

const letters = (name: string): string => name.replace(/\d/g, '')

/** The optimal string alignment distance. */
function typingErrors(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    before = previous
    previous = row
  }
  return previous[b.length] ?? 0
}
