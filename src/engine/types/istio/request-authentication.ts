import type { Labels } from '../resource.js'
import type { PolicyTargetReference } from './authorization-policy.js'

/** `security.istio.io` RequestAuthentication's spec. */
export interface RequestAuthenticationSpec {
  selector?: { matchLabels?: Labels }
  targetRef?: PolicyTargetReference
  targetRefs?: PolicyTargetReference[]
  jwtRules?: JwtRule[]
}

export interface JwtRule {
  issuer?: string
  audiences?: string[]
  jwksUri?: string
  /** The API still takes the older spelling. */
  jwks_uri?: string
  jwks?: string
  fromHeaders?: { name?: string; prefix?: string }[]
  fromParams?: string[]
  fromCookies?: string[]
  outputPayloadToHeader?: string
  outputClaimToHeaders?: { header?: string; claim?: string }[]
  forwardOriginalToken?: boolean
  timeout?: string
  spaceDelimitedClaims?: string[]
}
