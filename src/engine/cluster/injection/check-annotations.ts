import type { AnnotationFault } from '../../types/injection-reasons.js'
import { parsePrefix } from '../../types/ip-address.js'
import type { Labels } from '../../types/resource.js'
import { goBoolean } from './containers.js'
import { InjectionError } from './injection-error.js'
import { quantityText } from './quantity.js'
import type { InjectionSettings } from './settings.js'

type Check = (value: string) => boolean

const unsigned = (text: string, most: number): boolean => /^\d{1,10}$/.test(text) && Number(text) <= most
const port: Check = (v) => unsigned(v.trim(), 65535)
const ports: Check = (v) => v.trim() === '' || v.trim().split(',').every(port)
const ranges: Check = (v) => v === '' || v.split(',').every((r) => parsePrefix(r) !== undefined)
const interfaces: Check = (v) => v === '' || v.split(',').every((name) => /^[a-zA-Z0-9_.:@-]{1,15}$/.test(name.trim()))
const orAll =
  (check: Check): Check =>
  (v) =>
    v === '*' || check(v)

const quantity: Check = (v) => {
  try {
    quantityText(v)
    return true
  } catch {
    return false
  }
}

const number: Check = (v) => unsigned(v, 2 ** 32 - 1)

/** What the injector checks before it does anything. Istio: pkg/kube/inject/validate.go#AnnotationValidation */
const checks: Readonly<Record<string, readonly [AnnotationFault, Check]>> = {
  'sidecar.istio.io/interceptionMode': ['mode', (v) => ['REDIRECT', 'TPROXY', 'NONE'].includes(v)],
  'status.sidecar.istio.io/port': ['port', port],
  'readiness.status.sidecar.istio.io/initialDelaySeconds': ['number', number],
  'readiness.status.sidecar.istio.io/periodSeconds': ['number', number],
  'readiness.status.sidecar.istio.io/failureThreshold': ['number', number],
  'traffic.sidecar.istio.io/includeOutboundIPRanges': ['ranges', orAll(ranges)],
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': ['ranges', ranges],
  'traffic.sidecar.istio.io/includeInboundPorts': ['ports', orAll(ports)],
  'traffic.sidecar.istio.io/excludeInboundPorts': ['ports', ports],
  'traffic.sidecar.istio.io/excludeOutboundPorts': ['ports', ports],
  'traffic.sidecar.istio.io/excludeInterfaces': ['interfaces', interfaces],
  'traffic.sidecar.istio.io/kubevirtInterfaces': ['interfaces', interfaces],
  'istio.io/reroute-virtual-interfaces': ['interfaces', interfaces],
  'prometheus.istio.io/merge-metrics': ['boolean', (v) => goBoolean(v) !== undefined],
  'sidecar.istio.io/proxyCPU': ['quantity', quantity],
  'sidecar.istio.io/proxyMemory': ['quantity', quantity],
  'sidecar.istio.io/proxyCPULimit': ['quantity', quantity],
  'sidecar.istio.io/proxyMemoryLimit': ['quantity', quantity],
}

/** @throws InjectionError for the first annotation, by name, whose value cannot be. */
export function checkAnnotations(annotations: Labels, { proxyConfigs, mesh }: InjectionSettings): void {
  for (const [name, value] of Object.entries(annotations)) {
    const [why, check] = Object.hasOwn(checks, name) ? (checks[name] ?? []) : []
    if (why && check && !check(value)) throw new InjectionError('injection-error.annotation', { name, value, why })
    if (name === 'proxy.istio.io/config' && !proxyConfigs.over(mesh.defaultConfig, value)) {
      throw new InjectionError('injection-error.annotation', { name, value, why: 'proxy-config' })
    }
  }
}
