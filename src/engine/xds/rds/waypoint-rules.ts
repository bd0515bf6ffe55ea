import { memo1, memo2 } from '../../memo.js'
import { isWildcard, overlap } from '../../mesh/model/hostname.js'
import type { VirtualServiceRule } from '../../mesh/model/rules.js'
import type { Service } from '../../mesh/model/service.js'

/** Rules by the hosts that they name, each with its place in the order of precedence. */
const byHost = memo1((rules: readonly VirtualServiceRule[]) => {
  const exact = new Map<string, number[]>()
  const wide: { readonly host: string; readonly place: number }[] = []
  for (const [place, { spec }] of rules.entries()) {
    for (const host of spec.hosts ?? []) {
      if (isWildcard(host)) wide.push({ host, place })
      else exact.set(host, [...(exact.get(host) ?? []), place])
    }
  }
  return { exact, wide }
})

const forHost = memo2((rules: readonly VirtualServiceRule[], { hostname }: Service): readonly VirtualServiceRule[] => {
  if (isWildcard(hostname)) return rules.filter(({ spec }) => spec.hosts?.some((host) => overlap(host, hostname)))
  const { exact, wide } = byHost(rules)
  const places = new Set([...(exact.get(hostname) ?? []), ...wide.filter((w) => overlap(w.host, hostname)).map((w) => w.place)])
  return [...places].sort((a, b) => a - b).flatMap((place) => rules[place] ?? [])
})

/**
 * The rules for a service that a waypoint follows: those in its own or in the service's namespace.
 * Istio: pilot/pkg/networking/core/listener_waypoint.go#getVirtualServiceForWaypoint
 */
export const waypointRules = (rules: readonly VirtualServiceRule[], service: Service, namespace: string): readonly VirtualServiceRule[] =>
  forHost(rules, service).filter((rule) => rule.namespace === namespace || rule.namespace === service.namespace)
