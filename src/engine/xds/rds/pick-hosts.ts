import type { RouteContext } from './context.js'
import { remember, sameItems } from './remember.js'
import type { Candidate } from './sidecar-candidates.js'
import type { Shape } from './virtual-host-domains.js'

/** A candidate that becomes a virtual host. */
export interface Pick {
  readonly index: number
  /** The domains left to it, where not all are. */
  readonly domains?: string[]
}

const last = remember<{ shapes: readonly Shape[]; picks: readonly Pick[] }>()

/**
 * Gives each name and each domain to the first who asks for it; answers by name. Routes have no say in it, so that the answer is
 * remembered, under `key`, until somebody else asks. `anyPort`: the listener is for all ports, and names without a port mean port 80.
 * Istio: pilot/pkg/networking/core/httproute.go#dedupeDomains, mergeAllVirtualHosts
 */
export function pickHosts(context: RouteContext, key: string, candidates: readonly Candidate[], anyPort: boolean): readonly Pick[] {
  const known = last([context], key, () => ({ shapes: [], picks: [] }))
  const shapes = candidates.map((c) => c.shape)
  if (!sameItems(known.shapes, shapes)) {
    known.shapes = shapes
    known.picks = pick(shapes, anyPort)
  }
  return known.picks
}

function pick(shapes: readonly Shape[], anyPort: boolean): Pick[] {
  const ownNames = new Set<string>()
  for (const { hostname, name, domains } of shapes) {
    if (hostname === undefined) continue
    ownNames.add(hostname)
    // Only where domains have ports can one be another's name.
    if (domains.includes(name)) ownNames.add(name)
  }
  const names = new Set<string>()
  const taken = new Set<string>()
  const picks: (Pick & { readonly name: string })[] = []
  for (let index = 0; index < shapes.length; index++) {
    const shape = shapes[index] as Shape
    const { name } = shape
    if (names.has(name)) continue
    names.add(name)
    const free = freeDomains(shape, taken, ownNames)
    const kept = anyPort && shape.port !== 80 ? free.filter((d) => d.includes(':')) : free
    if (kept.length > 0) picks.push(kept === shape.domains ? { name, index } : { name, index, domains: kept })
  }
  return picks.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** The domains that may be had, which are taken thereby. A name that only stands in for another never displaces a service of that name. */
function freeDomains({ domains, lower, alternatives }: Shape, taken: Set<string>, ownNames: ReadonlySet<string>): string[] {
  let refused: Set<number> | undefined
  for (let i = 0; i < domains.length; i++) {
    const domain = domains[i] as string
    const key = lower[i] as string
    if (taken.has(key) || (ownNames.has(domain) && alternatives?.has(domain))) {
      refused ??= new Set()
      refused.add(i)
    } else taken.add(key)
  }
  return refused ? domains.filter((_, i) => !refused.has(i)) : domains
}
