import type { JsonObject } from '../../resource-of.js'
import { proxyUser } from '../settings.js'
import { proxyName, type TemplateContext } from './context.js'
import * as env from './environment.js'
import { proxyImage } from './image.js'
import { canonicalLabels, commonAnnotations } from './metadata.js'
import { agentArgs, metricsPort, readinessProbe } from './proxy-container.js'
import * as volumes from './volumes.js'

const environment = (c: TemplateContext): readonly JsonObject[] => [
  ...env.certificates,
  ...env.identity,
  env.cpuLimit,
  env.proxyConfig(c),
  env.podPorts(c),
  ...env.goLimits,
  env.containerNames(c),
  ...env.cluster,
  env.variable('ISTIO_META_INTERCEPTION_MODE', c.proxyConfig.interceptionMode ?? 'REDIRECT'),
  ...env.workload(c),
  ...env.bootstrapOverride(c),
  ...env.trust(c),
  ...env.metadataVariables(c),
]

/** What makes a pod a gateway: its own `istio-proxy` container, filled in. */
export const gatewayTemplate = (c: TemplateContext): JsonObject => ({
  metadata: { labels: canonicalLabels(c), annotations: commonAnnotations(c) },
  spec: {
    securityContext: { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] },
    containers: [
      {
        name: proxyName,
        image: proxyImage(c, false),
        ports: [metricsPort],
        args: agentArgs(c, 'router'),
        securityContext: { runAsUser: proxyUser, runAsGroup: proxyUser },
        env: environment(c),
        readinessProbe: readinessProbe(c, 15021, false),
        volumeMounts: [
          volumes.mounts.socket,
          volumes.mounts.credentials,
          volumes.mounts.certificates,
          volumes.mounts.ca,
          volumes.mounts.data,
          ...volumes.bootstrapMount(c),
          volumes.mounts.envoy,
          volumes.mounts.token,
          volumes.mounts.podInfo,
        ],
      },
    ],
    volumes: [
      volumes.unsaid('workload-socket'),
      volumes.empty('credential-socket'),
      volumes.empty('workload-certs'),
      ...volumes.bootstrapVolume(c),
      volumes.inMemory('istio-envoy'),
      ...volumes.commonVolumes,
    ],
  },
})
