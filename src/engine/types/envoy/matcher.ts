import type { CidrRange, TypedConfig } from './core.js'

/** `xds.type.matcher.v3.Matcher`: a tree that ends in the names of filter chains. */
export interface Matcher {
  matcher_tree: {
    input: MatcherInput
    /** One of the two. */
    exact_match_map?: { map: Record<string, OnMatch> }
    custom_match?: { name: string; typed_config: TypedConfig & IpMatcher }
  }
  on_no_match?: OnMatch
}

export interface MatcherInput {
  name: string
  typed_config: TypedConfig
}

export type OnMatch = { matcher: Matcher } | { action: { name: string; typed_config: TypedConfig } }

/** `xds.type.matcher.v3.IPMatcher`, without its `@type`. */
export interface IpMatcher {
  range_matchers?: { ranges: CidrRange[]; on_match: OnMatch }[]
}
