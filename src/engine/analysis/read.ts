/** Reads values whose structure nobody promised: a field may be missing, null or of another type. Reading then gives what Go's zero is. */

/** The own value at a path of keys; undefined where it leads nowhere or to null. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  let here = value
  for (const key of keys) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    here = (here as Record<string, unknown>)[key]
  }
  return here ?? undefined
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const textAt = (value: unknown, ...keys: readonly string[]): string => textOf(at(value, ...keys))

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const listAt = (value: unknown, ...keys: readonly string[]): readonly unknown[] => listOf(at(value, ...keys))
export const textsAt = (value: unknown, ...keys: readonly string[]): readonly string[] => listAt(value, ...keys).map(textOf)

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A mapping's entries whose values are strings; a null is an empty one. */
export function textMapOf(value: unknown): Readonly<Record<string, string>> {
  if (!isMapping(value)) return {}
  for (const entry of Object.values(value)) {
    if (typeof entry !== 'string') {
      const entries = Object.entries(value).map(([key, text]) => [key, text ?? ''])
      return Object.fromEntries(entries.filter((e): e is [string, string] => typeof e[1] === 'string'))
    }
  }
  return value as Readonly<Record<string, string>>
}
export const textMapAt = (value: unknown, ...keys: readonly string[]): Readonly<Record<string, string>> => textMapOf(at(value, ...keys))

/** A whole number; protobuf's JSON may write it in quotes. */
export function numberAt(value: unknown, ...keys: readonly string[]): number {
  const found = at(value, ...keys)
  if (typeof found === 'number') return found
  return typeof found === 'string' && /^-?\d+$/.test(found) ? Number(found) : 0
}

/** The own value of a label or annotation. */
export const own = (map: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined
