import { proxyConfigShape } from '../../mesh/mesh-config/proxy-config-shape.js'
import type { Shape } from '../../mesh/mesh-config/shape.js'
import { readFiles } from '../../source/index.js'
import { parseDuration } from '../../types/duration.js'
import { at, isMapping, textAt } from '../read.js'

const SECOND = 1_000_000_000n
/** Fields that hold an address with a port. */
const addresses: readonly (readonly string[])[] = [
  ['discoveryAddress'],
  ['statsdUdpAddress'],
  ['envoyMetricsServiceAddress'],
  ['envoyMetricsService', 'address'],
  ['envoyAccessLogService', 'address'],
  ['tracing', 'zipkin', 'address'],
  ['tracing', 'datadog', 'address'],
  ['tracing', 'lightstep', 'address'],
]

/**
 * Whether istiod would refuse a pod's own proxy configuration: a value of the wrong type, a port, address or
 * duration out of bounds. Istio: pkg/kube/inject/validate.go#validateProxyConfig
 */
export function proxyConfigProblem(text: string): 'proxy-config' | undefined {
  const { documents, diagnostics } = readFiles([{ name: 'proxy.istio.io/config', text }])
  if (diagnostics.some(({ level, code }) => level === 'error' && code !== 'MB0020')) return 'proxy-config'
  const [document] = documents
  if (!document || document.value === null) return undefined
  return fits(proxyConfigShape, document.value) && isInBounds(document.value) ? undefined : 'proxy-config'
}

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

function fits(shape: Shape, value: unknown): boolean {
  if (value === null || shape === 'any') return true
  if (shape === 'number') return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value))
  if (typeof shape === 'string') return typeof value === shape
  if ('enum' in shape) return shape.enum.includes(value as string) || (typeof value === 'number' && Number.isInteger(value))
  if ('list' in shape) return Array.isArray(value) && value.every((entry) => fits(shape.list, entry))
  if (!isMapping(value)) return false
  if ('map' in shape) return Object.values(value).every((entry) => fits(shape.map, entry))
  return Object.entries(value).every(([key, entry]) => {
    const name = Object.hasOwn(shape.fields, key) ? key : camelCase(key)
    return !Object.hasOwn(shape.fields, name) || fits(shape.fields[name] as Shape, entry)
  })
}

function isInBounds(config: unknown): boolean {
  for (const field of ['proxyAdminPort', 'statusPort']) {
    const port = at(config, field)
    if (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65535)) return false
  }
  for (const path of addresses) {
    const address = textAt(config, ...path)
    if (address !== '' && !isAddress(address)) return false
  }
  const drain = textAt(config, 'drainDuration')
  if (drain !== '') {
    const nanos = parseDuration(drain)
    if (nanos === undefined || nanos < SECOND || nanos % SECOND !== 0n) return false
  }
  return true
}

function isAddress(text: string): boolean {
  const colon = text.lastIndexOf(':')
  if (colon <= 0) return false
  const port = text.slice(colon + 1)
  return /^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535
}
