import type { JsonObject } from '../../resource-of.js'
import { goJson } from '../kube-codec.js'
import { values } from '../settings.js'
import { appContainers, first, has, proxyMetadata, type TemplateContext } from './context.js'

export const variable = (name: string, value: string): JsonObject => ({ name, value })
export const fromField = (name: string, fieldPath: string): JsonObject => ({ name, valueFrom: { fieldRef: { fieldPath } } })
export const fromResource = (name: string, resource: string): JsonObject => ({
  name,
  valueFrom: { resourceFieldRef: { resource, divisor: '1' } },
})

export const certificates: readonly JsonObject[] = [
  variable('PILOT_CERT_PROVIDER', values.certProvider),
  variable('CA_ADDR', values.caAddress),
]

/** Who and where the pod is. */
export const identity: readonly JsonObject[] = [
  fromField('POD_NAME', 'metadata.name'),
  fromField('POD_NAMESPACE', 'metadata.namespace'),
  fromField('INSTANCE_IP', 'status.podIP'),
  fromField('SERVICE_ACCOUNT', 'spec.serviceAccountName'),
  fromField('HOST_IP', 'status.hostIP'),
]

export const cpuLimit = fromResource('ISTIO_CPU_LIMIT', 'limits.cpu')

/** What the agent's own runtime may use. */
export const goLimits: readonly JsonObject[] = [fromResource('GOMEMLIMIT', 'limits.memory'), fromResource('GOMAXPROCS', 'limits.cpu')]

export const proxyConfig = (c: TemplateContext): JsonObject => variable('PROXY_CONFIG', `${c.settings.proxyConfigs.text(c.proxyConfig)}\n`)

/** The ports that the pod's containers declare, a line each. */
export function podPorts({ containers }: TemplateContext): JsonObject {
  const ports = containers.flatMap((container) => (Array.isArray(container.ports) ? container.ports : []))
  const lines = ports.map((port, i) => `    ${i > 0 ? ',' : ''}${goJson(port)}`)
  return variable('ISTIO_META_POD_PORTS', ['[', ...lines, ']'].join('\n'))
}

export const containerNames = (c: TemplateContext): JsonObject => variable('ISTIO_META_APP_CONTAINERS', appContainers(c).join(','))

export const cluster: readonly JsonObject[] = [
  variable('ISTIO_META_CLUSTER_ID', values.clusterName),
  fromField('ISTIO_META_NODE_NAME', 'spec.nodeName'),
]

/** What makes the pod, by name and by address. `ownName`: another name for the workload. */
export function workload({ owner }: TemplateContext, ownName?: string): readonly JsonObject[] {
  const { apiVersion, kind, name, namespace } = owner
  const workloadName = first(ownName, name)
  const address = `kubernetes://apis/${apiVersion}/namespaces/${first(namespace, 'default')}/${kind.toLowerCase()}s/${name}`
  return [
    ...(workloadName === '' ? [] : [variable('ISTIO_META_WORKLOAD_NAME', workloadName)]),
    ...(apiVersion === '' || name === '' ? [] : [variable('ISTIO_META_OWNER', address)]),
  ]
}

export const bootstrapOverride = ({ annotations }: TemplateContext): readonly JsonObject[] =>
  has(annotations, 'sidecar.istio.io/bootstrapOverride')
    ? [variable('ISTIO_BOOTSTRAP_OVERRIDE', '/etc/istio/custom-bootstrap/custom_bootstrap.json')]
    : []

export const trust = ({ mesh }: TemplateContext): readonly JsonObject[] =>
  mesh.trustDomain === '' ? [] : [variable('ISTIO_META_MESH_ID', mesh.trustDomain), variable('TRUST_DOMAIN', mesh.trustDomain)]

export const metadataVariables = (c: TemplateContext): readonly JsonObject[] =>
  proxyMetadata(c).map(([name, value]) => variable(name, value))

/** Probes that the agent makes go where the mesh sends inbound traffic. */
export const probeDestination = ({ mesh }: TemplateContext): readonly JsonObject[] =>
  mesh.inboundTrafficPolicy.mode === 'LOCALHOST' ? [variable('REWRITE_PROBE_LEGACY_LOCALHOST_DESTINATION', 'true')] : []
