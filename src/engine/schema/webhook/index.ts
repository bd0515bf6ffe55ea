/**
 * Takes a resource; gives what istiod's validating webhook would have against it beyond its schema: one finding for every cause that Istio
 * names, with the place in the document. Where Istio stops at the first thing wrong, so do the rules here.
 * Istio: pkg/config/validation
 */
import { memo1 } from '../../memo.js'
import type { Resource } from '../../types/resource.js'
import { checkAnnotations } from './annotations.js'
import { checkAuthorizationPolicy } from './authorization-policy.js'
import { checkDestinationRule } from './destination-rule.js'
import { checkEnvoyFilter } from './envoy-filter.js'
import { checkGateway } from './gateway.js'
import { checkPeerAuthentication } from './peer-authentication.js'
import { Place } from './place.js'
import { checkReadable } from './readable.js'
import { Report, type WebhookFinding } from './report.js'
import { checkRequestAuthentication } from './request-authentication.js'
import { checkServiceEntry } from './service-entry.js'
import { checkSidecar } from './sidecar.js'
import { checkProxyConfig, checkTelemetry } from './telemetry.js'
import { checkVirtualService } from './virtual-service.js'
import { checkTrafficExtension, checkWasmPlugin } from './wasm.js'
import { checkWorkloadEntry } from './workload-entry.js'
import { checkWorkloadGroup } from './workload-group.js'

export type { WebhookFinding } from './report.js'

type Check = (report: Report, spec: Place, resource: Resource, root: Place) => void

const checks: Readonly<Record<string, Check>> = {
  'networking.istio.io/VirtualService': checkVirtualService,
  'networking.istio.io/DestinationRule': checkDestinationRule,
  'networking.istio.io/Gateway': checkGateway,
  'networking.istio.io/ServiceEntry': checkServiceEntry,
  'networking.istio.io/WorkloadEntry': (report, spec) => checkWorkloadEntry(report, spec),
  'networking.istio.io/WorkloadGroup': checkWorkloadGroup,
  'networking.istio.io/Sidecar': checkSidecar,
  'networking.istio.io/ProxyConfig': checkProxyConfig,
  'networking.istio.io/EnvoyFilter': (report, spec, _, root) => checkEnvoyFilter(report, spec, root),
  'security.istio.io/AuthorizationPolicy': checkAuthorizationPolicy,
  'security.istio.io/PeerAuthentication': checkPeerAuthentication,
  'security.istio.io/RequestAuthentication': checkRequestAuthentication,
  'telemetry.istio.io/Telemetry': checkTelemetry,
  'extensions.istio.io/WasmPlugin': checkWasmPlugin,
  'extensions.istio.io/TrafficExtension': checkTrafficExtension,
}

/** Of the Gateway API's kinds the webhook looks at the annotations alone. */
const nothing: Check = () => {}

const groupOf = (apiVersion: string): string => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')))

/** What the webhook would answer; remembered as long as the resource lives. Nothing for kinds that the webhook does not look at. */
export const validateResource = memo1((resource: Resource): readonly WebhookFinding[] => {
  const key = `${groupOf(resource.apiVersion)}/${resource.kind}`
  const check = Object.hasOwn(checks, key) ? checks[key] : key.startsWith('gateway.networking.k8s.io/') ? nothing : undefined
  if (!check) return []
  const root = new Place(resource.object, [])
  const spec = root.at('spec')
  const unreadable = findingsOf((report) => checkReadable(report, spec))
  const reserved = findingsOf((report) => checkAnnotations(report, root.at('metadata').at('annotations'), resource))
  return [...unreadable, ...(reserved.length > 0 ? reserved : findingsOf((report) => check(report, spec, resource, root)))]
})

function findingsOf(check: (report: Report) => void): readonly WebhookFinding[] {
  const findings: WebhookFinding[] = []
  check(new Report(findings))
  return findings
}
