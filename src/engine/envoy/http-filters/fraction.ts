import { field, isFields, number, part } from '../reading.js'

const denominators: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ['HUNDRED', 100],
  [0, 100],
  ['TEN_THOUSAND', 10_000],
  [1, 10_000],
  ['MILLION', 1_000_000],
  [2, 1_000_000],
])

/** A FractionalPercent as a probability; of a percentage that is not there, 0. */
export function fraction(percentage: unknown): number {
  const numerator = number(field(percentage, 'numerator')) ?? 0
  return Math.min(1, Math.max(0, numerator / denominatorOf(percentage)))
}

export const denominatorOf = (percentage: unknown): number => denominators.get(field(percentage, 'denominator') ?? 0) ?? 100

/** A RuntimeFractionalPercent: its default value, since nothing overrides it. Undefined where there is none. */
export function runtimeFraction(value: unknown): number | undefined {
  if (!isFields(value)) return undefined
  const given = part(value, 'default_value')
  return given ? fraction(given) : 1
}
