import type { Duration } from './envoy/core.js'

const NANOS_PER_SECOND = 1_000_000_000n

const unitNanos = new Map<string, bigint>([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', NANOS_PER_SECOND],
  ['m', 60n * NANOS_PER_SECOND],
  ['h', 3600n * NANOS_PER_SECOND],
])

/** Longer than any duration that Go can hold. */
const LONGEST_TEXT = 64

/**
 * The nanoseconds of a duration as Istio's resources write it (`10s`, `1h30m`, `.5s`); undefined for what Go would not read.
 * Istio reads its resources with jsonpb, which takes Go's durations and not protobuf's alone.
 */
export function parseDuration(text: string): bigint | undefined {
  if (text.length > LONGEST_TEXT) return undefined
  const sign = text.startsWith('-') ? -1n : 1n
  const body = /^[+-]/.test(text) ? text.slice(1) : text
  if (body === '0') return 0n
  const part = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/y
  let nanos = 0n
  while (part.lastIndex < body.length) {
    const [, whole = '', fraction = '', unit = ''] = part.exec(body) ?? []
    const scale = unitNanos.get(unit)
    if (scale === undefined || whole + fraction === '') return undefined
    nanos += (BigInt(whole + fraction) * scale) / 10n ** BigInt(fraction.length)
  }
  return body === '' ? undefined : sign * nanos
}

/** Nanoseconds as protobuf's JSON writes them: `10s`, `0.500s`, with as few groups of three decimals as hold the value. */
export function formatDuration(nanos: bigint): Duration {
  const magnitude = nanos < 0n ? -nanos : nanos
  const decimals = (magnitude % NANOS_PER_SECOND)
    .toString()
    .padStart(9, '0')
    .replace(/(?:000){1,3}$/, '')
  return `${nanos < 0n ? '-' : ''}${magnitude / NANOS_PER_SECOND}${decimals && `.${decimals}`}s`
}

/** A resource's duration in Envoy's JSON; undefined where there is none, or none that Go would read. */
export function envoyDuration(text: string | null | undefined): Duration | undefined {
  const nanos = text === null || text === undefined ? undefined : parseDuration(text)
  return nanos === undefined ? undefined : formatDuration(nanos)
}
