import { memo1 } from '../../../memo.js'
import { isWildcard, overlap } from '../../../mesh/model/hostname.js'
import type { VirtualServiceRule } from '../../../mesh/model/rules.js'

/** VirtualServices that route connections, by host: few of many, and no other has a say in a listener. */
export interface L4Rules {
  readonly all: readonly VirtualServiceRule[]
  /** Those with a host in common with `hostname`, in order of precedence. */
  forHost(hostname: string): readonly VirtualServiceRule[]
}

const none: readonly never[] = []

/** The index of a list of rules, made once for the list. */
export const l4Rules: (rules: readonly VirtualServiceRule[]) => L4Rules = memo1((rules: readonly VirtualServiceRule[]) => {
  const all = rules.filter(({ spec }) => spec.tls?.length || spec.tcp?.length)
  const exact = new Map<string, Set<number>>()
  const wide: { readonly host: string; readonly place: number }[] = []
  for (const [place, { spec }] of all.entries()) {
    for (const host of spec.hosts ?? []) {
      if (isWildcard(host)) wide.push({ host, place })
      else exact.set(host, (exact.get(host) ?? new Set()).add(place))
    }
  }
  const forHost = (hostname: string): readonly VirtualServiceRule[] => {
    if (all.length === 0) return none
    if (isWildcard(hostname)) return all.filter(({ spec }) => spec.hosts?.some((host) => overlap(host, hostname)))
    const places = new Set([
      ...(exact.get(hostname) ?? []),
      ...wide.filter(({ host }) => overlap(host, hostname)).map(({ place }) => place),
    ])
    return [...places].sort((a, b) => a - b).flatMap((place) => all[place] ?? [])
  }
  return { all, forHost }
})
