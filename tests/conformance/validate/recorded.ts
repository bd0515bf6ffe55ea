/** What the real webhook answered for one document. */
export interface RecordedAnswer {
  readonly file: string
  readonly document: number
  readonly kind: string
  readonly name: string
  readonly error?: string
  readonly warning?: string
}

const list = /(?:^|: )(\d+) errors? occurred:$/

/** The causes in an answer: Istio joins several to a list, in which a cause may have a list of its own. */
export function causesOf(text: string | undefined): string[] {
  if (text === undefined) return []
  const pieces = text.replace(/^configuration is invalid: /, '').split('\n\t* ')
  let next = 0
  const take = (): string => {
    const piece = pieces[next++] ?? ''
    const [, count] = list.exec(piece) ?? []
    return count === undefined ? piece.trim() : [piece, ...Array.from({ length: Number(count) }, take)].join(' ')
  }
  const head = pieces[0] ?? ''
  const [, count] = /^(\d+) errors? occurred:$/.exec(head) ?? []
  if (count === undefined) return [take()]
  next = 1
  return Array.from({ length: Number(count) }, take)
}
