/** The kinds that an annotation may stand on; `Any` for all. Istio: istio.io/api annotation/annotations.gen.go */
interface KnownAnnotation {
  readonly kinds: readonly string[]
  readonly isDeprecated?: true
}

const on = (...kinds: readonly string[]): KnownAnnotation => ({ kinds })
const pod = on('Pod')
const service = on('Service')
const deprecated = ({ kinds }: KnownAnnotation): KnownAnnotation => ({ kinds, isDeprecated: true })

export const knownAnnotations: ReadonlyMap<string, KnownAnnotation> = new Map([
  ['alpha.istio.io/canonical-serviceaccounts', deprecated(service)],
  ['alpha.istio.io/kubernetes-serviceaccounts', deprecated(service)],
  ['ambient.istio.io/bypass-inbound-capture', pod],
  ['ambient.istio.io/dns-capture', pod],
  ['ambient.istio.io/redirection', pod],
  ['ambient.istio.io/waypoint-inbound-binding', on('GatewayClass', 'Gateway')],
  ['galley.istio.io/analyze-suppress', on('Any')],
  ['gateway.istio.io/controller-version', on('Any')],
  ['gateway.istio.io/name-override', on('Gateway')],
  ['gateway.istio.io/service-account', on('Gateway')],
  ['inject.istio.io/templates', pod],
  ['istio.io/autoRegistrationGroup', on('WorkloadEntry')],
  ['istio.io/connectedAt', on('WorkloadEntry')],
  ['istio.io/disconnectedAt', on('WorkloadEntry')],
  ['istio.io/dry-run', on('AuthorizationPolicy')],
  ['istio.io/reroute-virtual-interfaces', pod],
  ['istio.io/rev', pod],
  ['istio.io/use-waypoint-canary-weight', on('Service', 'ServiceEntry', 'Namespace')],
  ['istio.io/workloadController', on('WorkloadEntry')],
  ['kubernetes.io/ingress.class', on('Ingress')],
  ['networking.istio.io/exportTo', service],
  ['networking.istio.io/service-type', on('Gateway')],
  ['networking.istio.io/traffic-distribution', on('Namespace', 'Service', 'ServiceEntry')],
  ['prometheus.istio.io/merge-metrics', pod],
  ['proxy.istio.io/config', pod],
  ['proxy.istio.io/overrides', pod],
  ['readiness.status.sidecar.istio.io/applicationPorts', pod],
  ['readiness.status.sidecar.istio.io/failureThreshold', pod],
  ['readiness.status.sidecar.istio.io/initialDelaySeconds', pod],
  ['readiness.status.sidecar.istio.io/periodSeconds', pod],
  ['sidecar.istio.io/agentLogLevel', pod],
  ['sidecar.istio.io/bootstrapOverride', pod],
  ['sidecar.istio.io/componentLogLevel', pod],
  ['sidecar.istio.io/discoveryAddress', deprecated(pod)],
  ['sidecar.istio.io/extraStatTags', deprecated(pod)],
  ['sidecar.istio.io/inject', deprecated(pod)],
  ['sidecar.istio.io/interceptionMode', pod],
  ['sidecar.istio.io/logLevel', pod],
  ['sidecar.istio.io/nativeSidecar', pod],
  ['sidecar.istio.io/proxyCPU', pod],
  ['sidecar.istio.io/proxyCPULimit', pod],
  ['sidecar.istio.io/proxyImage', pod],
  ['sidecar.istio.io/proxyImageType', pod],
  ['sidecar.istio.io/proxyMemory', pod],
  ['sidecar.istio.io/proxyMemoryLimit', pod],
  ['sidecar.istio.io/rewriteAppHTTPProbers', pod],
  ['sidecar.istio.io/statsCompression', deprecated(pod)],
  ['sidecar.istio.io/statsEvictionInterval', pod],
  ['sidecar.istio.io/statsFlushInterval', pod],
  ['sidecar.istio.io/statsHistogramBins', pod],
  ['sidecar.istio.io/statsHistogramBuckets', pod],
  ['sidecar.istio.io/statsInclusionPrefixes', deprecated(pod)],
  ['sidecar.istio.io/statsInclusionRegexps', deprecated(pod)],
  ['sidecar.istio.io/statsInclusionSuffixes', deprecated(pod)],
  ['sidecar.istio.io/status', pod],
  ['sidecar.istio.io/userVolume', pod],
  ['sidecar.istio.io/userVolumeMount', pod],
  ['status.sidecar.istio.io/port', pod],
  ['topology.istio.io/controlPlaneClusters', on('Namespace')],
  ['traffic.istio.io/nodeSelector', service],
  ['traffic.sidecar.istio.io/excludeInboundPorts', pod],
  ['traffic.sidecar.istio.io/excludeInterfaces', pod],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', pod],
  ['traffic.sidecar.istio.io/excludeOutboundPorts', pod],
  ['traffic.sidecar.istio.io/includeInboundPorts', pod],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', pod],
  ['traffic.sidecar.istio.io/includeOutboundPorts', pod],
  ['traffic.sidecar.istio.io/kubevirtInterfaces', deprecated(pod)],
])

/** Set by Istio itself, wherever they stand. */
export const ignoredAnnotations: ReadonlySet<string> = new Set([
  'sidecar.istio.io/status',
  'gateway.istio.io/controller-version',
  'istio.io/rev',
])
