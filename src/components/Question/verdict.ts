export interface Verdict {
  readonly isRight: boolean
  /** Nothing wrong is among what was chosen, but not all that is right. */
  readonly isPart: boolean
  readonly found: number
  readonly of: number
}

/** Judges what was chosen, counted from 0, by which choices are right. */
export function verdictOf(rights: readonly boolean[], chosen: ReadonlySet<number>): Verdict {
  const of = rights.filter(Boolean).length
  const found = rights.filter((isRight, i) => isRight && chosen.has(i)).length
  const hasWrong = rights.some((isRight, i) => !isRight && chosen.has(i))
  return { isRight: found === of && !hasWrong, isPart: found > 0 && found < of && !hasWrong, found, of }
}

/** What is said of one choice; nothing of a wrong one left alone. */
export const stateOf = (isRight: boolean, isChosen: boolean): 'hit' | 'missed' | 'wrong' | undefined =>
  isRight ? (isChosen ? 'hit' : 'missed') : isChosen ? 'wrong' : undefined
