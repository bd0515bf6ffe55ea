import type { ProxyConfig } from '../../types/istio/proxy-config.js'
import { proxyConfigShape } from './proxy-config-shape.js'
import type { Message, Shape } from './shape.js'

/** Scalars of no wrapper type: their zero is not written. Every other number or boolean is in a wrapper, and zero says something. */
const plain: ReadonlySet<string> = new Set([
  ...['proxyAdminPort', 'statNameLength', 'statusPort', 'fileFlushMinSizeKb', 'numTrustedProxies', 'maxPathTagLength', 'sampling', 'debug'],
])
/** Wrapped numbers of 64 bits are written as text. */
const wide: ReadonlySet<string> = new Set(['maxNumberOfAttributes', 'maxNumberOfAnnotations', 'maxNumberOfMessageEvents'])
/** Members of a oneof are written whatever they hold. */
const chosen: ReadonlySet<string> = new Set(['serviceCluster', 'tracingServiceName'])

/** Left out of a pod when it is what every proxy starts from. Istio: pkg/kube/inject/template.go#cleanProxyConfig */
const known = [
  ...(['configPath', 'binaryPath', 'controlPlaneAuthPolicy', 'serviceCluster', 'drainDuration', 'terminationDrainDuration'] as const),
  ...(['discoveryAddress', 'proxyAdminPort', 'statNameLength', 'statusPort'] as const),
]

function isZero(name: string, shape: Shape, value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (chosen.has(name)) return false
  if (Array.isArray(value)) return value.length === 0
  if (typeof shape === 'object' && 'enum' in shape) return value === shape.enum[0]
  if (typeof shape === 'object' && 'map' in shape) return Object.keys(value).length === 0
  return value === '' || (plain.has(name) && (value === 0 || value === false))
}

function written(name: string, shape: Shape, value: unknown): unknown {
  if (wide.has(name)) return String(value)
  if (typeof shape === 'string' || 'enum' in shape) return value
  if ('list' in shape) return (value as readonly unknown[]).map((v) => written('', shape.list, v))
  if ('map' in shape) {
    const entries = Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(entries.map(([k, v]) => [k, written('', shape.map, v)]))
  }
  return inOrder(shape, value as Readonly<Record<string, unknown>>)
}

/** A message's fields in the order of its definition, without those that hold nothing. */
function inOrder({ fields }: Message, value: Readonly<Record<string, unknown>>): unknown {
  const set = Object.entries(fields).filter(([name, shape]) => !isZero(name, shape, value[name]))
  return Object.fromEntries(set.map(([name, shape]) => [name, written(name, shape, value[name])]))
}

/** A proxy configuration as it stands in a pod: JSON as protobuf writes it, without what is the same in `defaults` anyway. */
export function proxyConfigText(config: ProxyConfig, defaults: ProxyConfig): string {
  const own: Record<string, unknown> = { ...config }
  for (const name of known) if (own[name] === defaults[name]) delete own[name]
  return JSON.stringify(inOrder(proxyConfigShape, own))
}
