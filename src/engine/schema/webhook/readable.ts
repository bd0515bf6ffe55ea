import { parseDuration } from '../../types/duration.js'
import type { Path } from '../../types/source.js'
import { camelCase } from '../camel-case.js'
import { isObject } from '../resource.js'
import { Place } from './place.js'
import type { Report } from './report.js'

/** The durations in Istio's kinds, by the field that they stand in. */
const durations: Readonly<Record<string, ReadonlySet<string>>> = {
  http: new Set(['timeout', 'idleTimeout']),
  retries: new Set(['perTryTimeout', 'backoff']),
  corsPolicy: new Set(['maxAge']),
  delay: new Set(['fixedDelay', 'exponentialDelay']),
  outlierDetection: new Set(['baseEjectionTime', 'interval']),
  tcp: new Set(['idleTimeout', 'connectTimeout', 'maxConnectionDuration']),
  http2KeepAlive: new Set(['interval', 'timeout']),
  tcpKeepalive: new Set(['time', 'interval']),
  httpCookie: new Set(['ttl']),
  warmup: new Set(['duration']),
  loadBalancer: new Set(['warmupDurationSecs']),
  retryBudget: new Set(['budgetInterval']),
  jwtRules: new Set(['timeout']),
  metrics: new Set(['reportingInterval']),
}

/** Longer texts are no durations, and Go's have 64 bits. */
const LONGEST = 2n ** 63n

/** Whether Istio can read the text as a duration; protobuf's have at least their unit. */
function isDuration(text: string): boolean {
  const nanos = parseDuration(text)
  return nanos !== undefined && nanos < LONGEST && nanos >= -LONGEST
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

const isUint32 = (key: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32

/** Values that schemas leave open and that stop Istio before its rules: durations, bytes and port numbers that are none. */
export function checkReadable(report: Report, { value, path }: Place): void {
  walk(value, '', (step, parent, text) =>
    report.error(new Place(undefined, [...path, ...step]), 'MB0300', { field: parent, written: text }),
  )
}

type Note = (path: Path, field: string, written: string) => void

/** Goes through plain values, and makes a path only where there is something to say. */
function walk(value: unknown, parent: string, note: Note): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      if (typeof value[i] === 'object') walk(value[i], parent, (path, ...rest) => note([i, ...path], ...rest))
    }
    return
  }
  if (!isObject(value)) return
  const own = Object.hasOwn(durations, parent) ? durations[parent] : undefined
  for (const written of Object.keys(value)) {
    const inner = value[written]
    const key = written.includes('_') ? camelCase(written) : written
    if (parent === 'portLevelMtls' && !isUint32(key)) note([written], parent, written)
    if (typeof inner === 'string') {
      const isWrong = (own?.has(key) && !isDuration(inner)) || (key === 'bytes' && parent === 'body' && !base64.test(inner))
      if (isWrong) note([written], key, inner)
    } else if (typeof inner === 'object' && !(key === 'value' && parent === 'patch')) {
      walk(inner, key, (path, ...rest) => note([written, ...path], ...rest))
    }
  }
}
