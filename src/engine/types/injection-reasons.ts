/** Why a pod gets a sidecar, or none: the codes with their arguments. The texts are in `src/i18n/injection`. */
export interface InjectionReasonCodes {
  /** Injected. */
  'injection.asked': { readonly by: 'label' | 'annotation' }
  'injection.always-selector': { readonly selector: string }
  'injection.namespace': { readonly label: string }
  'injection.revision': { readonly label: string }
  'injection.policy': Record<never, never>
  /** Left alone. */
  'injection.host-network': Record<never, never>
  'injection.ignored-namespace': { readonly namespace: string }
  'injection.refused': { readonly by: 'label' | 'annotation' }
  'injection.never-selector': { readonly selector: string }
  'injection.namespace-refuses': { readonly label: string; readonly value: string }
  'injection.namespace-silent': { readonly namespace: string }
  'injection.other-revision': { readonly by: 'namespace' | 'pod'; readonly asked: string; readonly own: string }
}

export type InjectionReasonCode = keyof InjectionReasonCodes

export type InjectionReason = {
  readonly [C in InjectionReasonCode]: { readonly code: C; readonly arguments: InjectionReasonCodes[C] }
}[InjectionReasonCode]

/** What makes the injector refuse a pod altogether. */
export interface InjectionErrorCodes {
  'injection-error.wrong-type': { readonly path: string; readonly wanted: string }
  'injection-error.quantity': { readonly text: string }
  'injection-error.annotation': { readonly name: string; readonly value: string; readonly why: AnnotationFault }
  'injection-error.template': { readonly name: string; readonly known: string }
  'injection-error.annotation-json': { readonly name: string }
  'injection-error.scrape-port': { readonly port: string; readonly why: 'no-port' | 'agent' | 'reserved' }
  'injection-error.merge-key': { readonly key: string }
  'injection-error.no-template': Record<never, never>
}

/** What an annotation's value is not. */
export type AnnotationFault = 'mode' | 'port' | 'ports' | 'number' | 'ranges' | 'interfaces' | 'boolean' | 'quantity' | 'proxy-config'

export type InjectionErrorCode = keyof InjectionErrorCodes
