import type { JsonObject } from '../../resource-of.js'
import { proxyUser, values } from '../settings.js'
import { annotation, has, interceptionMode, isTproxy, proxyMetadata, type TemplateContext } from './context.js'
import { variable } from './environment.js'
import { proxyImage } from './image.js'
import { resources } from './resources.js'

const traffic = (name: string): string => `traffic.sidecar.istio.io/${name}`

export const statusPort = (c: TemplateContext): string => annotation(c, 'status.sidecar.istio.io/port', values.statusPort)

/** The ports that the pod excludes, and the one that the agent answers probes on. Istio: pkg/kube/inject/template.go#excludeInboundPort */
function excludedInboundPorts(c: TemplateContext): string {
  const excluded = annotation(c, traffic('excludeInboundPorts'), values.excludeInboundPorts)
  const port = statusPort(c).trim()
  const ports = excluded.split(',')
  if (port === '' || port === '0' || ports.includes(port)) return excluded
  return [...ports.map((p) => p.trim()).filter((p) => p !== ''), port].join(',')
}

/** A flag of istio-iptables that only an annotation gives. */
const optional = (c: TemplateContext, flag: string, name: string): readonly string[] =>
  has(c.annotations, name) ? [flag, c.annotations[name] ?? ''] : []

function args(c: TemplateContext): readonly string[] {
  const excluded = excludedInboundPorts(c)
  const reroute = 'istio.io/reroute-virtual-interfaces'
  return [
    'istio-iptables',
    ...['-p', String(c.mesh.proxyListenPort || 15001)],
    ...['-z', String(c.mesh.proxyInboundListenPort || 15006)],
    ...['-u', String(proxyUser)],
    ...['-m', interceptionMode(c)],
    ...['-i', annotation(c, traffic('includeOutboundIPRanges'), values.includeRanges)],
    ...['-x', annotation(c, traffic('excludeOutboundIPRanges'), values.excludeRanges)],
    ...['-b', annotation(c, traffic('includeInboundPorts'), values.includeInboundPorts)],
    ...['-d', excluded === '' ? '15090,15021' : `15090,15021,${excluded}`],
    ...optional(c, '-q', traffic('includeOutboundPorts')),
    ...optional(c, '-o', traffic('excludeOutboundPorts')),
    ...optional(c, '-k', has(c.annotations, reroute) ? reroute : traffic('kubevirtInterfaces')),
    ...optional(c, '-c', traffic('excludeInterfaces')),
    `--log_output_level=${annotation(c, 'sidecar.istio.io/agentLogLevel', values.agentLogLevel)}`,
    ...(c.settings.cni ? ['--run-validation', '--skip-rule-apply'] : []),
  ]
}

/** The container that sets the rules up, or with the CNI plugin checks that they are; none where nothing is captured. */
export function captureContainer(c: TemplateContext): readonly JsonObject[] {
  if (interceptionMode(c) === 'NONE') return []
  const { cni } = c.settings
  const env = proxyMetadata(c).map(([name, value]) => variable(name, value))
  const user = cni
    ? { readOnlyRootFilesystem: true, runAsGroup: proxyUser, runAsUser: proxyUser, runAsNonRoot: true }
    : { readOnlyRootFilesystem: false, runAsGroup: 0, runAsNonRoot: false, runAsUser: 0 }
  return [
    {
      name: cni ? 'istio-validation' : 'istio-init',
      image: proxyImage(c, true),
      args: args(c),
      ...(env.length > 0 && { env }),
      resources: resources(c),
      securityContext: {
        allowPrivilegeEscalation: false,
        privileged: false,
        capabilities: { ...(!cni && { add: ['NET_ADMIN', 'NET_RAW'] }), drop: ['ALL'] },
        ...user,
      },
    },
  ]
}

/** What the pod tells the CNI plugin by annotations, since no container does it. */
export function captureAnnotations(c: TemplateContext): JsonObject {
  const given = (name: string, fallback: string, isOptional: boolean) => {
    const value = annotation(c, name, fallback)
    return isOptional && value === '' ? {} : { [name]: value }
  }
  const ports = (name: string) => (has(c.annotations, name) ? { [name]: c.annotations[name] } : {})
  return {
    'sidecar.istio.io/interceptionMode': interceptionMode(c),
    ...given(traffic('includeOutboundIPRanges'), values.includeRanges, true),
    ...given(traffic('excludeOutboundIPRanges'), values.excludeRanges, true),
    ...given(traffic('includeInboundPorts'), values.includeInboundPorts, false),
    [traffic('excludeInboundPorts')]: excludedInboundPorts(c),
    ...ports(traffic('includeOutboundPorts')),
    ...ports(traffic('excludeOutboundPorts')),
    ...given(traffic('kubevirtInterfaces'), '', true),
    ...given('istio.io/reroute-virtual-interfaces', '', true),
    ...given(traffic('excludeInterfaces'), '', true),
  }
}

/** Whether the proxy needs rights beyond its own user's. */
export function proxySecurity(c: TemplateContext): JsonObject {
  const isTracing = Object.fromEntries(proxyMetadata(c)).IPTABLES_TRACE_LOGGING === 'true'
  if (isTracing) {
    return {
      allowPrivilegeEscalation: true,
      capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] },
      privileged: true,
      readOnlyRootFilesystem: true,
      runAsGroup: proxyUser,
      runAsNonRoot: false,
      runAsUser: 0,
    }
  }
  const bindsLowPorts = annotation(c, 'sidecar.istio.io/capNetBindService', '') === 'true'
  const add = [...(isTproxy(c) ? ['NET_ADMIN'] : []), ...(bindsLowPorts ? ['NET_BIND_SERVICE'] : [])]
  const isRoot = add.length > 0
  return {
    allowPrivilegeEscalation: false,
    capabilities: { ...(isRoot && { add }), drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: !isRoot,
    runAsUser: isRoot ? 0 : proxyUser,
    runAsGroup: proxyUser,
  }
}
