import type { JsonObject } from '../../resource-of.js'
import { values } from '../settings.js'
import { statusPort } from './capture.js'
import { appContainers, proxyName, type TemplateContext } from './context.js'
import * as env from './environment.js'
import { proxyImage } from './image.js'
import { canonicalLabels, commonAnnotations } from './metadata.js'
import { agentArgs, command, readinessProbe } from './proxy-container.js'
import { resources } from './resources.js'
import * as volumes from './volumes.js'

/** Probes are the application's own: no proxy is in their way. */
const ownProbes = { 'sidecar.istio.io/rewriteAppHTTPProbers': 'false' }

const agentPort = 15020

const environment = (c: TemplateContext): readonly JsonObject[] => [
  env.variable('ISTIO_META_GENERATOR', 'grpc'),
  env.variable('OUTPUT_CERTS', '/var/lib/istio/data'),
  ...env.probeDestination(c),
  ...env.certificates,
  ...env.identity,
  env.proxyConfig(c),
  env.podPorts(c),
  env.containerNames(c),
  ...env.cluster,
  ...env.workload(c),
  ...env.trust(c),
  ...env.metadataVariables(c),
  env.variable('ISTIO_META_DNS_CAPTURE', 'false'),
  env.variable('DISABLE_ENVOY', 'true'),
]

/** An application that finds the agent's bootstrap and certificates. */
const application = (name: string): JsonObject => ({
  name,
  env: [
    env.variable('GRPC_XDS_EXPERIMENTAL_SECURITY_SUPPORT', 'true'),
    env.variable('GRPC_XDS_BOOTSTRAP', '/etc/istio/proxy/grpc-bootstrap.json'),
  ],
  volumeMounts: [volumes.mounts.data, volumes.mounts.xds, volumes.mounts.certificates],
})

/** What makes a pod one whose gRPC library is the proxy: the agent without Envoy. */
export const grpcAgentTemplate = (c: TemplateContext): JsonObject => ({
  metadata: { labels: canonicalLabels(c), annotations: { ...commonAnnotations(c), ...ownProbes } },
  spec: {
    containers: [
      {
        name: proxyName,
        image: proxyImage(c, false),
        ports: [{ containerPort: agentPort, protocol: 'TCP', name: 'mesh-metrics' }],
        args: agentArgs(c, 'sidecar'),
        lifecycle: { postStart: command('pilot-agent', 'wait', `--url=http://localhost:${agentPort}/healthz/ready`) },
        env: environment(c),
        // Without the agent's port Istio leaves more out than the probe.
        ...(statusPort(c) !== '0' && {
          readinessProbe: readinessProbe(c, agentPort, true),
          resources: resources(c),
          volumeMounts: [
            volumes.mounts.socket,
            volumes.mounts.certificates,
            volumes.mounts.ca,
            volumes.mounts.data,
            volumes.mounts.xds,
            volumes.mounts.token,
            volumes.mounts.podInfo,
            ...volumes.userMounts(c),
          ],
        }),
      },
      ...appContainers(c).map(application),
    ],
    volumes: [
      volumes.unsaid('workload-socket'),
      volumes.unsaid('workload-certs'),
      ...volumes.bootstrapVolume(c),
      volumes.inMemory('istio-xds'),
      ...volumes.commonVolumes,
      ...volumes.userVolumes(c),
    ],
  },
})

const bootstrapFolder = '/var/lib/grpc/data/'
const bootstrapFile = `${bootstrapFolder}bootstrap.json`
const bootstrapMount = volumes.mount('grpc-io-proxyless-bootstrap', bootstrapFolder)

/** The script that writes the bootstrap of a gRPC library, without an agent. */
const bootstrapScript = `NODE_ID="sidecar~\${INSTANCE_IP}~\${POD_NAME}.\${POD_NAMESPACE}~cluster.local"
SERVER_URI="dns:///istiod.\${ISTIO_NAMESPACE}.svc:15010"
echo '
{
  "xds_servers": [
    {
      "server_uri": "'\${SERVER_URI}'",
      "channel_creds": [{"type": "insecure"}],
      "server_features" : ["xds_v3"]
    }
  ],
  "node": {
    "id": "'\${NODE_ID}'",
    "metadata": {
      "GENERATOR": "grpc"
    }
  }
}' > ${bootstrapFile}`

/** As `grpc-agent`, without the agent: plain text only. */
export const grpcSimpleTemplate = (c: TemplateContext): JsonObject => ({
  metadata: { annotations: ownProbes },
  spec: {
    initContainers: [
      {
        name: 'grpc-bootstrap-init',
        image: 'busybox:1.28',
        volumeMounts: [bootstrapMount],
        env: [
          env.fromField('INSTANCE_IP', 'status.podIP'),
          env.fromField('POD_NAME', 'metadata.name'),
          env.fromField('POD_NAMESPACE', 'metadata.namespace'),
          env.variable('ISTIO_NAMESPACE', `${values.istioNamespace}\n`),
        ],
        command: ['sh', '-c', bootstrapScript],
      },
    ],
    containers: c.containers.map((container) => ({
      name: container.name,
      env: [
        env.variable('GRPC_XDS_BOOTSTRAP', bootstrapFile),
        env.variable('GRPC_GO_LOG_VERBOSITY_LEVEL', '99'),
        env.variable('GRPC_GO_LOG_SEVERITY_LEVEL', 'info'),
      ],
      volumeMounts: [bootstrapMount],
    })),
    volumes: [volumes.empty('grpc-io-proxyless-bootstrap')],
  },
})
