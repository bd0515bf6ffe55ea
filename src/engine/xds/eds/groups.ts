import type { Endpoint } from '../../mesh/model/endpoint.js'
import { modeForPort } from '../../mesh/policy/peer-authentication.js'
import type { EnvoyLocality, LbEndpoint, LocalityLbEndpoints } from '../../types/envoy/endpoint.js'
import type { Locality } from '../../types/proxy.js'
import { tlsModeInEffect } from '../traffic-policy.js'
import { acrossNetworks, type Pair } from './across-networks.js'
import type { Client, Destination } from './destination.js'
import { lbEndpoint, speaksMutualTls, type Way } from './lb-endpoint.js'
import { isSent } from './sent-endpoints.js'
import { takesTunnel } from './tunnels.js'

/** The endpoints of one place, as the registry knows them and, one by one, as Envoy does. */
export interface Group {
  readonly endpoints: readonly Endpoint[]
  readonly lb: LocalityLbEndpoints
}

const MAX_UINT32 = 0xffffffff

/**
 * The endpoints that the client hears of, grouped by place.
 * Istio: pilot/pkg/xds/endpoints/endpoint_builder.go#generate
 */
export function groupByPlace(endpoints: readonly Endpoint[], destination: Destination, client: Client): Group[] {
  const sent = isSent(destination, client)
  const way = wayTo(destination, client)
  const places = new Map<string, { locality: EnvoyLocality; pairs: Pair[] }>()
  for (const endpoint of endpoints) {
    if (!sent(endpoint)) continue
    const name = placeName(endpoint.locality)
    let place = places.get(name)
    if (!place) {
      place = { locality: envoyLocality(endpoint.locality), pairs: [] }
      places.set(name, place)
    }
    place.pairs.push({ endpoint, lb: lbEndpoint(endpoint, way(endpoint)) })
  }
  const sorted = places.size > 1 ? [...places].sort(([a], [b]) => (a < b ? -1 : 1)) : [...places]
  const filter = filterFor(destination, client)
  return sorted.map(([, { locality, pairs }]) => group(locality, filter(pairs)))
}

/**
 * Other networks' endpoints give way to gateways; who is passed on by SNI must take mutual TLS. For names that DNS resolves istiod keeps a
 * list of gateways that it fills only once it looks at them again: until then those clusters have none.
 */
function filterFor({ service, bySni }: Destination, { gateways, proxy }: Client): (pairs: readonly Pair[]) => readonly Pair[] {
  const byName = service.resolution === 'DNSLB' || service.resolution === 'DNSRoundRobinLB'
  const crossing = !byName && gateways.byNetwork.size > 0
  return (pairs) => {
    const seen = crossing ? acrossNetworks(pairs, gateways, proxy) : pairs
    return bySni ? seen.filter(({ lb }) => speaksMutualTls(lb)) : seen
  }
}

/** A place where nobody is left keeps its entry, without weight. */
function group(locality: EnvoyLocality, pairs: readonly Pair[]): Group {
  const lb = pairs.map((p) => p.lb)
  const weight = Math.min(MAX_UINT32, sumOfWeights(lb))
  return {
    endpoints: pairs.map((p) => p.endpoint),
    lb: lb.length > 0 ? { locality, lb_endpoints: lb, load_balancing_weight: weight } : { locality },
  }
}

export const sumOfWeights = (endpoints: readonly LbEndpoint[]): number => {
  let sum = 0
  for (const e of endpoints) sum += e.load_balancing_weight ?? 0
  return sum
}

/**
 * How the client reaches each endpoint. Mutual TLS: as a rule says, else where the endpoint has a sidecar whose policy lets it in. Who takes
 * mutual TLS from Istio is not sent tunnels.
 * Istio: pilot/pkg/xds/endpoints/mtls_checker.go#checkMtlsEnabled
 */
function wayTo(destination: Destination, { proxy, policies, tunnels }: Client): (endpoint: Endpoint) => Way {
  const ruleMode = tlsModeInEffect(destination.rule?.rule.spec, destination.subset, destination.port.port)
  const throughTunnel = destination.throughTunnel === true
  const noTunnel = proxy.type === 'grpc' || isTrue(proxy.metadata.raw.DISABLE_HBONE_SEND)
  return (e) => {
    const hasSidecar = e.tlsMode === 'istio'
    const mutualTls =
      ruleMode !== undefined
        ? ruleMode === 'ISTIO_MUTUAL'
        : hasSidecar && modeForPort(policies.forWorkload(e.namespace, e.labels), e.endpointPort).mode !== 'DISABLE'
    const tunnel = !noTunnel && (throughTunnel || !hasSidecar) && takesTunnel(e, tunnels)
    return tunnel ? { mutualTls, tunnel: throughTunnel ? 'always' : 'chosen' } : mutualTls ? mutual : plain
  }
}

const mutual: Way = { mutualTls: true }
const plain: Way = { mutualTls: false }

const isTrue = (value: unknown): boolean => value === true || value === 'true'

/** As istiod sorts places: by the text that it keeps of each. */
const placeName = ({ region, zone, subzone, text }: Locality): string =>
  text ?? (region || zone || subzone ? `${region}/${zone}/${subzone}` : '')

const envoyLocality = ({ region, zone, subzone }: Locality): EnvoyLocality => ({
  ...(region && { region }),
  ...(zone && { zone }),
  ...(subzone && { sub_zone: subzone }),
})
