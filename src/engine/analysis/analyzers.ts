import { annotations } from './annotations/index.js'
import { blockedCidrs } from './authentication/blocked-cidrs.js'
import { authorizationPolicies } from './authorization/index.js'
import { conditions } from './conditions/index.js'
import type { Analyzer } from './context.js'
import { applicationUid } from './deployment/application-uid.js'
import { multipleServices } from './deployment/services.js'
import { deprecation } from './deprecation/index.js'
import { caCertificates } from './destination-rule/ca-certificates.js'
import { subsets } from './destination-rule/subsets.js'
import { envoyFilters } from './envoy-filter/index.js'
import { externalControlPlane } from './external-control-plane/index.js'
import { gatewayCertificates } from './gateway/certificates.js'
import { gatewayConflicts } from './gateway/conflicts.js'
import { gatewayPorts } from './gateway/ports.js'
import { gatewaySecrets } from './gateway/secrets.js'
import { crdVersions } from './gateway-api/crd-versions.js'
import { gatewaySelectors } from './gateway-api/selectors.js'
import { autoImages } from './injection/auto-images.js'
import { injection } from './injection/namespaces.js'
import { proxyImages } from './injection/proxy-images.js'
import { validations } from './schema/index.js'
import { portNames } from './service/port-names.js'
import { serviceEntryAddresses } from './service-entry/addresses.js'
import { serviceEntryProtocols } from './service-entry/protocols.js'
import { sidecarSelectors } from './sidecar/index.js'
import { lightstep, telemetryDefaults, telemetryProviders, telemetrySelectors } from './telemetry/index.js'
import { destinationHosts } from './virtual-service/destination-hosts.js'
import { subsetReferences } from './virtual-service/destination-rules.js'
import { gatewayReferences } from './virtual-service/gateways.js'
import { jwtClaimRoutes } from './virtual-service/jwt-claims.js'
import { meshHosts } from './virtual-service/mesh-hosts.js'
import { webhooks } from './webhook/index.js'

/** Every analyzer that files give something to look at. Istio: pkg/config/analysis/analyzers/all.go */
export const analyzers: readonly Analyzer[] = [
  annotations,
  blockedCidrs,
  authorizationPolicies,
  conditions,
  multipleServices,
  applicationUid,
  caCertificates,
  subsets,
  deprecation,
  envoyFilters,
  externalControlPlane,
  gatewayPorts,
  gatewayCertificates,
  gatewaySecrets,
  gatewayConflicts,
  injection,
  proxyImages,
  autoImages,
  gatewaySelectors,
  crdVersions,
  portNames,
  sidecarSelectors,
  meshHosts,
  destinationHosts,
  subsetReferences,
  gatewayReferences,
  jwtClaimRoutes,
  serviceEntryAddresses,
  serviceEntryProtocols,
  webhooks,
  telemetryProviders,
  telemetrySelectors,
  telemetryDefaults,
  lightstep,
  ...validations,
]

/** Istio's analyzers that ask for what no file holds, with the reason. */
export const analyzersWithoutFiles: Readonly<Record<string, 'mesh-config' | 'mesh-networks' | 'several-clusters'>> = {
  'schema.ValidationAnalyzer.MeshConfig': 'mesh-config',
  'schema.ValidationAnalyzer.MeshNetworks': 'mesh-networks',
  'meshnetworks.MeshNetworksAnalyzer': 'mesh-networks',
  'services.MultiClusterServiceAnalyzer': 'several-clusters',
}
