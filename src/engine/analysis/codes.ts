import type { AnalysisCode } from '../types/analysis-messages.js'
import type { Level } from '../types/diagnostic.js'

/** Name and level of a code, as in Istio's list. */
export interface CodeFacts {
  readonly name: string
  readonly level: Level
}

const error = (name: string): CodeFacts => ({ name, level: 'error' })
const warning = (name: string): CodeFacts => ({ name, level: 'warning' })
const info = (name: string): CodeFacts => ({ name, level: 'info' })

/** Every code that files can raise. Istio: pkg/config/analysis/msg/messages.yaml */
export const codes: { readonly [C in AnalysisCode]: CodeFacts } = {
  IST0002: warning('Deprecated'),
  IST0101: error('ReferencedResourceNotFound'),
  IST0102: info('NamespaceNotInjected'),
  IST0103: warning('PodMissingProxy'),
  IST0106: error('SchemaValidationError'),
  IST0107: warning('MisplacedAnnotation'),
  IST0108: warning('UnknownAnnotation'),
  IST0109: error('ConflictingMeshGatewayVirtualServiceHosts'),
  IST0110: error('ConflictingSidecarWorkloadSelectors'),
  IST0111: error('MultipleSidecarsWithoutWorkloadSelectors'),
  IST0112: error('VirtualServiceDestinationPortSelectorRequired'),
  IST0116: warning('DeploymentAssociatedToMultipleServices'),
  IST0118: info('PortNameIsNotUnderNamingConvention'),
  IST0123: warning('NamespaceMultipleInjectionLabels'),
  IST0125: warning('InvalidAnnotation'),
  IST0127: warning('NoMatchingWorkloadsFound'),
  IST0128: warning('NoServerCertificateVerificationDestinationLevel'),
  IST0129: warning('NoServerCertificateVerificationPortLevel'),
  IST0130: warning('VirtualServiceUnreachableRule'),
  IST0131: info('VirtualServiceIneffectiveMatch'),
  IST0132: warning('VirtualServiceHostNotFoundInGateway'),
  IST0133: warning('SchemaWarning'),
  IST0134: warning('ServiceEntryAddressesRequired'),
  IST0135: info('DeprecatedAnnotation'),
  IST0137: warning('DeploymentConflictingPorts'),
  IST0138: warning('GatewayDuplicateCertificate'),
  IST0139: error('InvalidWebhook'),
  IST0140: warning('IngressRouteRulesNotAffected'),
  IST0144: warning('InvalidApplicationUID'),
  IST0145: error('ConflictingGateways'),
  IST0146: warning('ImageAutoWithoutInjectionWarning'),
  IST0147: error('ImageAutoWithoutInjectionError'),
  IST0148: info('NamespaceInjectionEnabledByDefault'),
  IST0149: error('JwtClaimBasedRoutingWithoutRequestAuthN'),
  IST0150: warning('ExternalNameServiceTypeInvalidPortName'),
  IST0151: warning('EnvoyFilterUsesRelativeOperation'),
  IST0152: error('EnvoyFilterUsesReplaceOperationIncorrectly'),
  IST0153: error('EnvoyFilterUsesAddOperationIncorrectly'),
  IST0154: error('EnvoyFilterUsesRemoveOperationIncorrectly'),
  IST0155: warning('EnvoyFilterUsesRelativeOperationWithProxyVersion'),
  IST0157: warning('InvalidTelemetryProvider'),
  IST0158: warning('PodsIstioProxyImageMismatchInNamespace'),
  IST0159: error('ConflictingTelemetryWorkloadSelectors'),
  IST0160: error('MultipleTelemetriesWithoutWorkloadSelectors'),
  IST0161: error('InvalidGatewayCredential'),
  IST0162: warning('GatewayPortNotDefinedOnService'),
  IST0163: warning('InvalidExternalControlPlaneConfig'),
  IST0164: info('ExternalControlPlaneAddressIsNotAHostname'),
  IST0165: warning('ReferencedInternalGateway'),
  IST0166: warning('IneffectiveSelector'),
  IST0167: warning('IneffectivePolicy'),
  IST0171: warning('NegativeConditionStatus'),
  IST0173: error('DestinationRuleSubsetNotSelectPods'),
  IST0174: warning('UnknownDestinationRuleHost'),
  IST0175: warning('JwksUriFetchUnrestricted'),
  IST0176: warning('GatewayAPICRDVersionBelowMinimum'),
  IST0177: warning('ConflictingServiceEntryProtocol'),
}

/**
 * Codes of Istio's list that no file can raise, with the reason: `cluster` (asks a running cluster), `several-clusters`, `install` (told by
 * install and upgrade checks), `mesh-networks` (no part of the files), `unused` (no analyzer of the command reports it).
 */
export const notFromFiles: Readonly<Record<string, 'cluster' | 'several-clusters' | 'install' | 'mesh-networks' | 'unused'>> = {
  IST0001: 'unused',
  IST0126: 'mesh-networks',
  IST0136: 'unused',
  IST0141: 'install',
  IST0142: 'install',
  IST0143: 'cluster',
  IST0156: 'install',
  IST0168: 'install',
  IST0169: 'install',
  IST0170: 'several-clusters',
  IST0172: 'install',
}
