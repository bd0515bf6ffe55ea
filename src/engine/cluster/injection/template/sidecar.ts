import type { JsonObject } from '../../resource-of.js'
import { values } from '../settings.js'
import { captureAnnotations, captureContainer, proxySecurity, statusPort } from './capture.js'
import { first, has, interceptionMode, isNative, proxyName, type TemplateContext } from './context.js'
import * as env from './environment.js'
import { proxyImage } from './image.js'
import { canonicalLabels, canonicalName, commonAnnotations } from './metadata.js'
import { agentArgs, command, metricsPort, readinessProbe } from './proxy-container.js'
import { resources } from './resources.js'
import { telemetryAttributes } from './telemetry.js'
import * as volumes from './volumes.js'

/** The application starts after the proxy is ready, or the proxy stops after the application. */
function lifecycle(c: TemplateContext): JsonObject | undefined {
  if (isNative(c)) return { preStop: command('pilot-agent', 'request', `--debug-port=${statusPort(c)}`, 'POST', 'drain') }
  return c.proxyConfig.holdApplicationUntilProxyStarts ? { postStart: command('pilot-agent', 'wait') } : undefined
}

const environment = (c: TemplateContext): readonly JsonObject[] => [
  ...env.probeDestination(c),
  ...env.certificates,
  ...env.identity,
  env.cpuLimit,
  env.proxyConfig(c),
  env.podPorts(c),
  env.containerNames(c),
  ...env.goLimits,
  ...env.cluster,
  env.variable(
    'ISTIO_META_INTERCEPTION_MODE',
    first(c.annotations['sidecar.istio.io/interceptionMode'], c.proxyConfig.interceptionMode, 'REDIRECT'),
  ),
  ...env.workload(c, c.labels['service.istio.io/workload-name']),
  ...env.bootstrapOverride(c),
  ...env.trust(c),
  ...telemetryAttributes(c),
  ...env.metadataVariables(c),
]

const proxy = (c: TemplateContext): JsonObject => ({
  name: proxyName,
  image: proxyImage(c, false),
  ...(isNative(c) && { restartPolicy: 'Always' }),
  ports: [metricsPort],
  args: agentArgs(c, 'sidecar'),
  lifecycle: lifecycle(c),
  env: environment(c),
  ...(statusPort(c) !== '0' && {
    startupProbe: {
      httpGet: { path: '/healthz/ready', port: 15021 },
      initialDelaySeconds: 0,
      periodSeconds: 1,
      timeoutSeconds: 3,
      failureThreshold: values.startupFailures,
    },
    readinessProbe: readinessProbe(c, 15021, true),
  }),
  securityContext: proxySecurity(c),
  resources: resources(c),
  volumeMounts: [
    volumes.mounts.socket,
    volumes.mounts.credentials,
    volumes.mounts.certificates,
    volumes.mounts.ca,
    volumes.mounts.revoked,
    volumes.mounts.data,
    ...volumes.bootstrapMount(c),
    volumes.mounts.envoy,
    volumes.mounts.token,
    volumes.mounts.podInfo,
    ...volumes.userMounts(c),
  ],
})

/** A label has at most 63 characters and begins and ends with a letter or a digit. */
const labelText = (text: string): string => text.slice(0, 63).replace(/^[-_.]+|[-_.]+$/g, '')

/** What makes a pod one with a sidecar. */
export function sidecarTemplate(c: TemplateContext): JsonObject {
  const metadata = c.proxyConfig.proxyMetadata ?? {}
  const hasTunnel = has(metadata, 'ISTIO_META_ENABLE_HBONE') && metadata.ISTIO_META_ENABLE_HBONE === 'true'
  const init = captureContainer(c)
  const native = isNative(c)
  return {
    metadata: {
      labels: {
        'security.istio.io/tlsMode': first(c.labels['security.istio.io/tlsMode'], 'istio'),
        ...(hasTunnel && { 'networking.istio.io/tunnel': first(c.labels['networking.istio.io/tunnel'], 'http') }),
        ...canonicalLabels(c, labelText(canonicalName(c))),
      },
      annotations: { ...commonAnnotations(c), ...(c.settings.cni && captureAnnotations(c)) },
    },
    spec: {
      ...(native || interceptionMode(c) !== 'NONE' ? { initContainers: native ? [...init, proxy(c)] : init } : { initContainers: [] }),
      ...(!native && { containers: [proxy(c)] }),
      volumes: [
        volumes.unsaid('workload-socket'),
        volumes.unsaid('credential-socket'),
        volumes.unsaid('workload-certs'),
        ...volumes.bootstrapVolume(c),
        volumes.inMemory('istio-envoy'),
        ...volumes.commonVolumes,
        volumes.revocationList,
        ...volumes.userVolumes(c),
      ],
    },
  }
}
