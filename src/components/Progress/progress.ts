/** An answer to a question of a chapter: which choices of how many, counted from 0. */
export interface Answered {
  readonly right: boolean
  readonly chosen: readonly number[]
  readonly of: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What a reader has done so far. Keys: `PART/NAME` of a chapter, `PART/NAME#NUMBER` of a question, an exercise's example. */
export interface Progress {
  readonly chapters: Readonly<Record<string, number>>
  readonly questions: Readonly<Record<string, Answered>>
  readonly exercises: Readonly<Record<string, number>>
}

export const nothing: Progress = { chapters: {}, questions: {}, exercises: {} }

/** Beyond this many characters a text is no progress of ours. */
const longest = 1_000_000
const mostEntries = 2000
const key = /^[a-z0-9][a-z0-9/-]{0,80}(#\d{1,3})?$/

/** The file that a reader takes along. */
export const writeProgress = (progress: Progress): string => JSON.stringify({ format: 'meshbook-progress', version: 1, ...progress })

/**
 * Reads what `writeProgress` wrote; undefined for anything else. Entries that are broken are left out: what is sound among them is not lost.
 */
export function readProgress(text: string): Progress | undefined {
  if (text.length > longest) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isRecord(value) || value.format !== 'meshbook-progress' || value.version !== 1) return undefined
  return {
    chapters: entries(value.chapters, timeOf),
    questions: entries(value.questions, answeredOf),
    exercises: entries(value.exercises, timeOf),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function entries<T>(value: unknown, read: (item: unknown) => T | undefined): Record<string, T> {
  if (!isRecord(value)) return {}
  const sound = Object.entries(value).flatMap(([name, item]): [string, T][] => {
    const known = key.test(name) ? read(item) : undefined
    return known === undefined ? [] : [[name, known]]
  })
  return Object.fromEntries(sound.slice(0, mostEntries))
}

const timeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined

function answeredOf(value: unknown): Answered | undefined {
  if (!isRecord(value)) return undefined
  const { right, chosen, of } = value
  const at = timeOf(value.at)
  if (typeof right !== 'boolean' || !Array.isArray(chosen) || !isCount(of) || at === undefined) return undefined
  return chosen.every((n) => isCount(n) && n < of) ? { right, chosen: [...new Set(chosen as number[])], of, at } : undefined
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 100

/** Both together: of a chapter or an exercise the first time, of a question the last answer. */
export function merge(a: Progress, b: Progress): Progress {
  const first = (x: Readonly<Record<string, number>>, y: Readonly<Record<string, number>>) => {
    const both = { ...x }
    for (const [name, at] of Object.entries(y)) both[name] = Math.min(at, both[name] ?? at)
    return both
  }
  const questions = { ...a.questions }
  for (const [name, answer] of Object.entries(b.questions)) {
    if (answer.at >= (questions[name]?.at ?? 0)) questions[name] = answer
  }
  return { chapters: first(a.chapters, b.chapters), questions, exercises: first(a.exercises, b.exercises) }
}
