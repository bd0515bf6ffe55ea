/**
 * The codes of `istioctl analyze` that files can raise, each with the arguments its text takes in, named as in Istio's own list. The texts
 * are in `src/i18n/messages/ist`, names and levels in `src/engine/analysis/codes.ts`.
 * Istio: pkg/config/analysis/msg/messages.yaml
 */
export interface AnalysisMessageArguments {
  /** Something deprecated. `what` is the field, kind or provider, `replacement` what to use; empty where it has no effect any more. */
  IST0002: { readonly what: string; readonly replacement: string }
  /** `reftype` says what is missing: gateway, host, host:port, selector, credentialName, namespace … */
  IST0101: { readonly reftype: string; readonly refval: string }
  IST0102: { readonly namespace: string }
  IST0103: { readonly podName: string }
  /** The message's `cause` says what is wrong. */
  IST0106: Record<string, never>
  IST0107: { readonly annotation: string; readonly kind: string }
  IST0108: { readonly annotation: string }
  IST0109: { readonly virtualServices: string; readonly host: string }
  IST0110: { readonly conflictingSidecars: readonly string[]; readonly namespace: string; readonly workloadPod: string }
  IST0111: { readonly conflictingSidecars: readonly string[]; readonly namespace: string }
  IST0112: { readonly destHost: string; readonly destPorts: readonly string[] }
  IST0116: { readonly deployment: string; readonly port: number; readonly services: readonly string[] }
  IST0118: { readonly portName: string; readonly port: number; readonly targetPort: string }
  IST0123: { readonly labels: readonly string[] }
  /** `problem` is a code of the check that failed, see `annotations/values.ts`; `value` what stands there. */
  IST0125: { readonly annotation: string; readonly problem: string; readonly value: string }
  IST0127: { readonly labels: string }
  IST0128: { readonly destinationrule: string; readonly namespace: string; readonly mode: string; readonly host: string }
  IST0129: {
    readonly destinationrule: string
    readonly namespace: string
    readonly mode: string
    readonly host: string
    readonly port: number
  }
  /** `reason`: `second-catch-all`, `behind-catch-all` or `all-repeated`; `other` is the rule before it, where one is named. */
  IST0130: { readonly ruleno: string; readonly reason: string; readonly other: string }
  IST0131: { readonly ruleno: string; readonly matchno: string; readonly dupno: string }
  IST0132: { readonly host: readonly string[]; readonly virtualservice: string; readonly gateway: string }
  /** As IST0106, where the webhook only warns. */
  IST0133: Record<string, never>
  IST0134: Record<string, never>
  IST0135: { readonly annotation: string; readonly replacement: string }
  IST0137: {
    readonly deployment: string
    readonly services: readonly string[]
    readonly targetPort: string
    readonly ports: readonly string[]
  }
  IST0138: { readonly gateways: readonly string[] }
  /** With `others`: the webhooks that overlap; else `service`: the control plane's Service that does not exist. */
  IST0139: { readonly others: readonly string[]; readonly service: string }
  IST0140: { readonly virtualservicesubset: string; readonly virtualservice: string }
  IST0144: Record<string, never>
  IST0145: { readonly gateway: string; readonly selector: string; readonly portnumber: string; readonly hosts: string }
  IST0146: { readonly resourceType: string; readonly resourceName: string }
  IST0147: { readonly resourceType: string; readonly resourceName: string }
  IST0148: Record<string, never>
  IST0149: { readonly key: string; readonly gateway: string; readonly pod: string }
  IST0150: Record<string, never>
  IST0151: Record<string, never>
  IST0152: Record<string, never>
  IST0153: Record<string, never>
  IST0154: Record<string, never>
  IST0155: Record<string, never>
  IST0157: { readonly name: string; readonly namespace: string }
  IST0158: { readonly podNames: readonly string[] }
  IST0159: { readonly conflictingTelemetries: readonly string[]; readonly namespace: string; readonly workloadPod: string }
  IST0160: { readonly conflictingTelemetries: readonly string[]; readonly namespace: string }
  IST0161: { readonly gatewayName: string; readonly gatewayNamespace: string }
  IST0162: { readonly port: number; readonly selector: string }
  /** `problem`: `blank` or `malformed`. */
  IST0163: { readonly hostname: string; readonly webhook: string; readonly problem: string }
  IST0164: { readonly hostname: string; readonly webhook: string }
  IST0165: { readonly virtualservice: string; readonly gateway: string }
  IST0166: { readonly gateway: string }
  /** `reason`: `workload-in-ambient` or `namespace-in-ambient`. */
  IST0167: { readonly reason: string }
  IST0171: { readonly conditionType: string; readonly reason: string; readonly message: string }
  IST0173: { readonly subset: string }
  IST0174: { readonly host: string }
  IST0175: { readonly count: number; readonly names: readonly string[] }
  IST0176: { readonly crd: string; readonly installedVersion: string; readonly minimumVersion: string }
  IST0177: { readonly serviceEntryNames: string; readonly host: string; readonly port: number; readonly protocols: string }
}

export type AnalysisCode = keyof AnalysisMessageArguments
