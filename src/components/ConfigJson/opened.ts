/** Deeper than this starts folded, and so does what is long. */
const deepest = 7
const longest = 60
/** Rows that are in the page from the start: more would keep a reader waiting. */
const mostRows = 1500

/**
 * The objects and lists of a JSON value that start open: level by level, so that where not all can be open each is a little.
 */
export function openedAtFirst(value: unknown): ReadonlySet<object> {
  const opened = new Set<object>()
  let level: unknown[] = [value]
  let rows = 0
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: unknown[] = []
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue
      const inside = Object.values(item)
      if (inside.length > longest) continue
      if (rows + inside.length > mostRows) return opened
      rows += inside.length + 1
      opened.add(item)
      next.push(...inside)
    }
    level = next
  }
  return opened
}
