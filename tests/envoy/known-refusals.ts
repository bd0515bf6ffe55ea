/**
 * Recordings whose configuration a stock Envoy 1.40 does not load: istiod's own answer, which ours equals. The proxy's build differs, or the
 * scenario writes what no proxy takes in order to see how istiod merges it.
 */
const onDemand = 'names resolved on demand need automatic SNI, which istiod sets only with TLS'
const nameless = 'a pattern of statistics that comes out empty leaves a TCP proxy without the name it must have'
const addressless = 'in a mesh of one network, endpoints known by their network only are sent without an address'
const patched = 'the patches put in what shows how they merge, not what works'

export const knownRefusals: Readonly<Record<string, string>> = {
  'ambient-waypoint-patches/waypoint.waypoint': patched,
  'dr-dynamic-dns/client': onDemand,
  'lds-dynamic-dns/client': onDemand,
  'se-dynamic/client': onDemand,
  'ef-clusters/gateway.router': patched,
  'ef-gateway/gateway.router': patched,
  'ef-http-filters/client': patched,
  'ef-http-filters/server': patched,
  'ef-listeners/client': patched,
  'ef-listeners/server': patched,
  'ef-network-filters/server': patched,
  'ef-order/client': patched,
  'ef-order/server': patched,
  'ef-routes/client': patched,
  'ef-routes/server': patched,
  'ef-waypoint/waypoint.waypoint': patched,
  'lds-nameless/lonely': nameless,
  'lds-nameless/server': nameless,
  'se-no-address/client': addressless,
}

/** What Envoy says against configuration that istiod makes of rules which the webhook lets pass. */
export const istiodsOwn: readonly { readonly says: RegExp; readonly reason: string }[] = [
  { says: /has the same matching rules defined/, reason: 'TLS routes whose networks and names overlap become chains that match the same' },
]
