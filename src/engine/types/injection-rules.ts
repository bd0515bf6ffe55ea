/** The rules that decide about a pod, with what each looked at. */
export interface InjectionRuleCodes {
  /** `missed`: which of the two selectors does not match. */
  'injection-rule.webhook': {
    readonly name: string
    readonly namespaceSelector: string
    readonly objectSelector: string
    readonly missed: 'no' | 'namespace' | 'pod'
  }
  'injection-rule.host-network': Record<never, never>
  'injection-rule.namespace': { readonly namespaces: readonly string[] }
  /** The value; empty where there is none. */
  'injection-rule.label': { readonly value: string }
  'injection-rule.annotation': { readonly value: string }
  'injection-rule.never': { readonly selector: string }
  'injection-rule.always': { readonly selector: string }
  'injection-rule.policy': Record<never, never>
}

export type InjectionRuleCode = keyof InjectionRuleCodes

/** A rule that was looked at: it did not apply, it had the injector asked, or it decided. */
export type InjectionRule = {
  readonly [C in InjectionRuleCode]: {
    readonly code: C
    readonly arguments: InjectionRuleCodes[C]
    readonly result: 'passed' | 'asked' | 'decided'
  }
}[InjectionRuleCode]
