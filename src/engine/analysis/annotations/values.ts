import ipaddr from 'ipaddr.js'
import { proxyConfigProblem } from './proxy-config.js'

/** What is wrong with a value: `boolean`, `cidr`, `interfaces`, `interception-mode`, `number`, `port`, `proxy-config` or `quantity` is wanted. */
export type AnnotationProblem = 'boolean' | 'cidr' | 'interfaces' | 'interception-mode' | 'number' | 'port' | 'proxy-config' | 'quantity'

type Check = (value: string) => AnnotationProblem | undefined

const wants =
  (problem: AnnotationProblem, holds: (value: string) => boolean): Check =>
  (value) =>
    holds(value) ? undefined : problem

const below = (text: string, limit: number): boolean => /^[0-9]+$/.test(text) && Number(text) < limit
const isPort = (text: string): boolean => below(text.trim(), 65536)
const isPortList = (text: string): boolean => text.trim() === '' || text.trim().split(',').every(isPort)
const isPrefix = (text: string): boolean => {
  const [address = '', bits = '', ...rest] = text.split('/')
  if (rest.length > 0 || !/^(?:0|[1-9]\d{0,2})$/.test(bits)) return false
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return !/(?:^|\.)0\d/.test(address) && Number(bits) <= 32
  return !address.includes('%') && ipaddr.IPv6.isValid(address) && Number(bits) <= 128
}
const isPrefixList = (text: string): boolean => text === '' || text.split(',').every(isPrefix)
const isInterfaceList = (text: string): boolean =>
  text === '' ||
  text.split(',').every((name) => {
    const trimmed = name.trim()
    return trimmed.length > 0 && new TextEncoder().encode(trimmed).length <= 15 && /^[a-zA-Z][a-zA-Z0-9_.-]*$/.test(trimmed)
  })
/** As Go's strconv.ParseBool. */
const booleans: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'])
/** As Kubernetes' resource.ParseQuantity. */
const quantity = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/

const number = wants('number', (v) => below(v, 2 ** 32))
const ports = wants('port', isPortList)
const portsOrAll = wants('port', (v) => v === '*' || isPortList(v))
const interfaces = wants('interfaces', isInterfaceList)
const amount = wants('quantity', (v) => quantity.test(v))

/** Istio: pkg/kube/inject/validate.go#AnnotationValidation */
const checks: ReadonlyMap<string, Check> = new Map([
  ['sidecar.istio.io/interceptionMode', wants('interception-mode', (v) => v === 'REDIRECT' || v === 'TPROXY' || v === 'NONE')],
  ['status.sidecar.istio.io/port', wants('port', isPort)],
  ['readiness.status.sidecar.istio.io/initialDelaySeconds', number],
  ['readiness.status.sidecar.istio.io/periodSeconds', number],
  ['readiness.status.sidecar.istio.io/failureThreshold', number],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', wants('cidr', (v) => v === '*' || isPrefixList(v))],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', wants('cidr', isPrefixList)],
  ['traffic.sidecar.istio.io/includeInboundPorts', portsOrAll],
  ['traffic.sidecar.istio.io/excludeInboundPorts', ports],
  ['traffic.sidecar.istio.io/excludeOutboundPorts', ports],
  ['traffic.sidecar.istio.io/excludeInterfaces', interfaces],
  ['traffic.sidecar.istio.io/kubevirtInterfaces', interfaces],
  ['istio.io/reroute-virtual-interfaces', interfaces],
  ['prometheus.istio.io/merge-metrics', wants('boolean', (v) => booleans.has(v))],
  ['proxy.istio.io/config', (v) => proxyConfigProblem(v)],
  ['sidecar.istio.io/proxyCPU', amount],
  ['sidecar.istio.io/proxyCPULimit', amount],
  ['sidecar.istio.io/proxyMemory', amount],
  ['sidecar.istio.io/proxyMemoryLimit', amount],
])

export const problemOf = (annotation: string, value: string): AnnotationProblem | undefined => checks.get(annotation)?.(value)
