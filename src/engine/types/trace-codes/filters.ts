/** How a string is compared: `custom` and `none` are matchers that nothing satisfies here. */
type Comparison = 'exact' | 'prefix' | 'suffix' | 'contains' | 'regex' | 'custom' | 'none'

/** Steps of HTTP filters and both RBAC filters. */
export interface FilterCodes {
  /** ALLOW rules, and a policy that matches. */
  'rbac.allowed': { readonly policy: string }
  'rbac.denied': { readonly policy: string }
  /** ALLOW rules, none of which matches. */
  'rbac.none-allows': { readonly count: number }
  'rbac.none-denies': { readonly count: number }
  'rbac.logged': { readonly policy: string }
  'rbac.none-logs': { readonly count: number }
  /** Rules that are only watched: dry runs, and those that tell ext_authz what to ask about. */
  'rbac.shadow-match': { readonly policy: string; readonly action: string }
  'rbac.shadow-none': { readonly count: number; readonly action: string }
  /** Nothing in force. */
  'rbac.no-rules': { readonly isShadow: boolean }
  /** The network filter decides when the client's first bytes come, and none do. */
  'rbac.no-bytes': Record<never, never>
  'rbac.policy': { readonly policy: string }
  'rbac.condition': Record<never, never>
  'rbac.any': Record<never, never>
  'rbac.all': { readonly count: number }
  'rbac.none-of': { readonly count: number }
  'rbac.not': Record<never, never>
  'rbac.header': {
    readonly name: string
    readonly comparison: Comparison | 'present' | 'absent' | 'range'
    readonly wanted: string
    readonly isInverted: boolean
    readonly actual: readonly string[]
  }
  'rbac.path': {
    readonly comparison: Comparison
    readonly wanted: string
    readonly ignoreCase: boolean
    readonly actual: string
    readonly isHttp: boolean
  }
  'rbac.template': { readonly template: string; readonly actual: string; readonly isHttp: boolean }
  'rbac.address': { readonly which: 'source' | 'remote' | 'destination'; readonly range: string; readonly actual: string }
  'rbac.port': { readonly wanted: string; readonly actual: number }
  'rbac.server-name': { readonly comparison: Comparison; readonly wanted: string; readonly ignoreCase: boolean; readonly actual: string }
  'rbac.authenticated': { readonly hasTls: boolean }
  'rbac.principal': {
    readonly comparison: Comparison
    readonly wanted: string
    readonly ignoreCase: boolean
    readonly hasTls: boolean
    readonly actual: string
  }
  'rbac.metadata': {
    readonly filter: string
    readonly key: string
    readonly wanted: string
    readonly isInverted: boolean
    readonly actual: string
  }
  'rbac.filter-state': {
    readonly key: string
    readonly comparison: Comparison
    readonly wanted: string
    readonly ignoreCase: boolean
    readonly actual: string
  }
  'rbac.input': { readonly input: string; readonly comparison: Comparison; readonly wanted: string; readonly actual: string }
  /** A test that is not known. */
  'rbac.unknown': { readonly kind: string }

  'jwt.preflight': Record<never, never>
  'jwt.not-required': { readonly path: string }
  /** Envoy refuses the listener for a key set without keys. */
  'jwt.no-keys': { readonly provider: string }
  'jwt.wrong-name': { readonly name: string; readonly names: readonly string[] }
  /** A token was found and is good. */
  'jwt.verified': Record<never, never>
  /** What is required is met without a token. */
  'jwt.not-needed': Record<never, never>
  'jwt.refused': { readonly status: number; readonly message: string }
  'jwt.missing': { readonly provider: string; readonly issuer: string; readonly places: readonly string[] }
  'jwt.forgiven': { readonly message: string }
  'jwt.good': {
    readonly provider: string
    readonly place: string
    readonly issuer: string
    readonly subject: string
    /** Nobody has said who signed it. */
    readonly isAssumed: boolean
  }
  'jwt.bad': {
    readonly provider: string
    readonly place: string
    readonly message: string
    readonly issuer: string
    readonly wanted: readonly string[]
    readonly audiences: readonly string[]
    readonly allowed: readonly string[]
  }

  'fault.not-for': { readonly reason: 'limit' | 'cluster' | 'node' | 'header'; readonly wanted: string; readonly actual: string }
  'fault.delayed': { readonly milliseconds: number; readonly percent: number }
  'fault.not-delayed': { readonly milliseconds: number; readonly percent: number }
  /** `grpcStatus` is −1 for an HTTP fault. */
  'fault.aborted': { readonly status: number; readonly grpcStatus: number; readonly percent: number }
  'fault.not-aborted': { readonly status: number; readonly grpcStatus: number; readonly percent: number }

  'cors.origin': { readonly origin: string; readonly origins: readonly string[] }
  'cors.other-origin': { readonly origin: string; readonly origins: readonly string[] }
  'cors.preflight': { readonly origin: string; readonly method: string; readonly methods: string }
  'cors.preflight-forwarded': { readonly origin: string }

  'rate-limit.local': {
    readonly tokens: number
    readonly fill: number
    readonly milliseconds: number
    readonly isEnforced: boolean
    readonly perConnection: boolean
  }
  'ext-authz.off': Record<never, never>
  'ext-authz.not-asked': { readonly key: string; readonly wanted: string; readonly actual: string }
  'ext-authz.assumed': { readonly service: string }
  /** The service cannot be reached. */
  'ext-authz.failed': { readonly service: string }
  'ext-authz.forgiven': { readonly service: string }
  'buffer.too-long': { readonly length: number; readonly most: number }
  'health-check.answered': Record<never, never>
  'header-mutation.request': { readonly headers: readonly string[] }
  'header-mutation.response': { readonly headers: readonly string[] }
  'filter-state.set': { readonly key: string; readonly value: string }
  'metadata.set': { readonly namespace: string; readonly value: string }
  'filter.assumed': { readonly filter: string; readonly assumption: 'service' | 'code' | 'body' | 'login' | 'session' }
  'filter.disabled': { readonly filter: string }
  'filter.skipped': { readonly filter: string }
}
