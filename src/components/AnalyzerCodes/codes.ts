import type { AnalysisCode } from '../../engine/types/analysis-messages.js'
import type { Level } from '../../engine/types/diagnostic.js'

/** A code of `istioctl analyze` as the guide lists it: its name in Istio's list and its level. */
interface ListedCode {
  readonly code: AnalysisCode
  readonly name: string
  readonly level: Level
}

const error = (code: AnalysisCode, name: string): ListedCode => ({ code, name, level: 'error' })
const warning = (code: AnalysisCode, name: string): ListedCode => ({ code, name, level: 'warning' })
const info = (code: AnalysisCode, name: string): ListedCode => ({ code, name, level: 'info' })

/** Every code that files can raise, by subject. A test holds it against the analyzers. */
export const codesBySubject = {
  references: [
    error('IST0101', 'ReferencedResourceNotFound'),
    warning('IST0127', 'NoMatchingWorkloadsFound'),
    warning('IST0166', 'IneffectiveSelector'),
    warning('IST0167', 'IneffectivePolicy'),
    error('IST0173', 'DestinationRuleSubsetNotSelectPods'),
    warning('IST0174', 'UnknownDestinationRuleHost'),
  ],
  routing: [
    error('IST0109', 'ConflictingMeshGatewayVirtualServiceHosts'),
    error('IST0112', 'VirtualServiceDestinationPortSelectorRequired'),
    warning('IST0130', 'VirtualServiceUnreachableRule'),
    info('IST0131', 'VirtualServiceIneffectiveMatch'),
    warning('IST0132', 'VirtualServiceHostNotFoundInGateway'),
    error('IST0149', 'JwtClaimBasedRoutingWithoutRequestAuthN'),
  ],
  gateway: [
    warning('IST0138', 'GatewayDuplicateCertificate'),
    warning('IST0140', 'IngressRouteRulesNotAffected'),
    error('IST0145', 'ConflictingGateways'),
    error('IST0161', 'InvalidGatewayCredential'),
    warning('IST0162', 'GatewayPortNotDefinedOnService'),
    warning('IST0165', 'ReferencedInternalGateway'),
    warning('IST0171', 'NegativeConditionStatus'),
    warning('IST0176', 'GatewayAPICRDVersionBelowMinimum'),
  ],
  destination: [
    warning('IST0128', 'NoServerCertificateVerificationDestinationLevel'),
    warning('IST0129', 'NoServerCertificateVerificationPortLevel'),
    warning('IST0134', 'ServiceEntryAddressesRequired'),
    warning('IST0175', 'JwksUriFetchUnrestricted'),
    warning('IST0177', 'ConflictingServiceEntryProtocol'),
  ],
  ports: [
    warning('IST0116', 'DeploymentAssociatedToMultipleServices'),
    info('IST0118', 'PortNameIsNotUnderNamingConvention'),
    warning('IST0137', 'DeploymentConflictingPorts'),
    warning('IST0150', 'ExternalNameServiceTypeInvalidPortName'),
  ],
  injection: [
    info('IST0102', 'NamespaceNotInjected'),
    warning('IST0103', 'PodMissingProxy'),
    warning('IST0123', 'NamespaceMultipleInjectionLabels'),
    warning('IST0144', 'InvalidApplicationUID'),
    warning('IST0146', 'ImageAutoWithoutInjectionWarning'),
    error('IST0147', 'ImageAutoWithoutInjectionError'),
    info('IST0148', 'NamespaceInjectionEnabledByDefault'),
    warning('IST0158', 'PodsIstioProxyImageMismatchInNamespace'),
  ],
  annotations: [
    warning('IST0107', 'MisplacedAnnotation'),
    warning('IST0108', 'UnknownAnnotation'),
    warning('IST0125', 'InvalidAnnotation'),
    info('IST0135', 'DeprecatedAnnotation'),
  ],
  selectors: [
    error('IST0110', 'ConflictingSidecarWorkloadSelectors'),
    error('IST0111', 'MultipleSidecarsWithoutWorkloadSelectors'),
    warning('IST0157', 'InvalidTelemetryProvider'),
    error('IST0159', 'ConflictingTelemetryWorkloadSelectors'),
    error('IST0160', 'MultipleTelemetriesWithoutWorkloadSelectors'),
  ],
  filters: [
    warning('IST0151', 'EnvoyFilterUsesRelativeOperation'),
    error('IST0152', 'EnvoyFilterUsesReplaceOperationIncorrectly'),
    error('IST0153', 'EnvoyFilterUsesAddOperationIncorrectly'),
    error('IST0154', 'EnvoyFilterUsesRemoveOperationIncorrectly'),
    warning('IST0155', 'EnvoyFilterUsesRelativeOperationWithProxyVersion'),
  ],
  schema: [
    warning('IST0002', 'Deprecated'),
    error('IST0106', 'SchemaValidationError'),
    warning('IST0133', 'SchemaWarning'),
    error('IST0139', 'InvalidWebhook'),
    warning('IST0163', 'InvalidExternalControlPlaneConfig'),
    info('IST0164', 'ExternalControlPlaneAddressIsNotAHostname'),
  ],
} as const satisfies Readonly<Record<string, readonly ListedCode[]>>

export type Subject = keyof typeof codesBySubject
