/** How one entry of a list relates to the list after an edit. */
export interface Aligned<T> {
  readonly before?: T
  readonly after?: T
  /** Places in the two lists; absent where the entry is not. */
  readonly from?: number
  readonly to?: number
}

/**
 * Pairs the entries of two lists whose order matters (routes, filter chains): first those that are alike by `likeness`, keeping the order
 * (longest common subsequence), then what is left over between two pairs in its own order, so that an edited entry reads as changed rather
 * than as removed and added. Quadratic only in what lies between the common head and the common tail.
 */
export function align<T>(before: readonly T[], after: readonly T[], likeness: (entry: T) => string): Aligned<T>[] {
  const a = before.map(likeness)
  const b = after.map(likeness)
  const out: Aligned<T>[] = []
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const pair = (i: number, j: number) => out.push({ before: before[i]!, after: after[j]!, from: i, to: j })
  for (let i = 0; i < head; i++) pair(i, i)
  let i = head
  let j = head
  for (const [x, y] of [...commonPairs(a, b, head, a.length - tail, b.length - tail), [a.length - tail, b.length - tail] as const]) {
    while (i < x && j < y) pair(i++, j++)
    while (i < x) out.push({ before: before[i]!, from: i++ })
    while (j < y) out.push({ after: after[j]!, to: j++ })
    if (x < a.length - tail) pair(i++, j++)
  }
  for (let k = tail; k > 0; k--) pair(a.length - k, b.length - k)
  return out
}

/** More cells than this and the middle is paired in order: a diff that takes seconds helps nobody. */
const MOST_CELLS = 4_000_000

function commonPairs(a: readonly string[], b: readonly string[], start: number, endA: number, endB: number): (readonly [number, number])[] {
  const n = endA - start
  const m = endB - start
  if (n === 0 || m === 0 || n * m > MOST_CELLS) return []
  const width = m + 1
  const length = new Uint32Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      length[i * width + j] =
        a[start + i] === b[start + j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!)
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < n && j < m; )
    if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++])
    else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++
    else j++
  return pairs
}
