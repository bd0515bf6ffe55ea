import type { CidrRange, TypedConfig } from '../../../types/envoy/core.js'
import type { Matcher, OnMatch } from '../../../types/envoy/matcher.js'

const networkInput = (name: string, type: string): { name: string; typed_config: TypedConfig } => ({
  name,
  typed_config: { '@type': `type.googleapis.com/envoy.extensions.matching.common_inputs.network.v3.${type}` },
})

/** Takes the filter chain of that name. Istio: pilot/pkg/networking/core/match/match.go#ToChain */
export const toChain = (name: string): OnMatch => ({
  action: { name, typed_config: { '@type': 'type.googleapis.com/google.protobuf.StringValue', value: name } },
})

const exact = (input: { name: string; typed_config: TypedConfig }, map: Record<string, OnMatch>): Matcher => ({
  matcher_tree: { input, exact_match_map: { map } },
})

export const byPort = (ports: ReadonlyMap<number, OnMatch>): OnMatch => ({
  matcher: exact(networkInput('port', 'DestinationPortInput'), Object.fromEntries(ports)),
})

/** By what the HTTP inspector found. */
export const byProtocol = (chains: { readonly http: string; readonly tcp: string }): OnMatch => {
  const http = toChain(chains.http)
  const found = exact(networkInput('application-protocol', 'ApplicationProtocolInput'), { "'h2c'": http, "'http/1.1'": http })
  return { matcher: { ...found, on_no_match: toChain(chains.tcp) } }
}

/** By the destination's address; the narrowest range counts. */
export const byAddress = (ranges: { ranges: CidrRange[]; on_match: OnMatch }[]): Matcher => ({
  matcher_tree: {
    input: networkInput('ip', 'DestinationIPInput'),
    custom_match: {
      name: 'ip',
      typed_config: {
        '@type': 'type.googleapis.com/xds.type.matcher.v3.IPMatcher',
        ...(ranges.length > 0 && { range_matchers: ranges }),
      },
    },
  },
})
