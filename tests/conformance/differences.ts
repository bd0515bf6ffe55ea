/** Lists whose order istiod draws at random and to which Envoy gives no meaning. */
const unordered: ReadonlySet<string> = new Set(['prefix_ranges', 'filter_chains'])

const isMapping = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v)

/** `value` with keys in order, and what is undefined left out as in JSON. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (!isMapping(value)) return value
  const keys = Object.keys(value)
    .filter((k) => value[k] !== undefined)
    .sort()
  return Object.fromEntries(keys.map((k) => [k, unordered.has(k) ? bag(value[k]) : canonical(value[k])]))
}

const bag = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(canonical).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : canonical(value)

const short = (v: unknown): string => (v === undefined ? 'nothing' : JSON.stringify(v).slice(0, 160))

/** Where `got` is not what was wanted, outermost first, each as `PATH: want … got …`. */
export function* differences(want: unknown, got: unknown, path = ''): Generator<string> {
  yield* compare(canonical(want), canonical(got), path)
}

function* compare(want: unknown, got: unknown, path: string): Generator<string> {
  if (JSON.stringify(want) === JSON.stringify(got)) return
  if (Array.isArray(want) && Array.isArray(got)) {
    for (let i = 0; i < Math.max(want.length, got.length); i++) yield* compare(want[i], got[i], `${path}[${i}]`)
  } else if (isMapping(want) && isMapping(got)) {
    for (const k of new Set([...Object.keys(want), ...Object.keys(got)])) yield* compare(want[k], got[k], `${path}.${k}`)
  } else yield `${path}: want ${short(want)} got ${short(got)}`
}
