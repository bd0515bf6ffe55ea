import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engine/pipeline.js'
import type { RouteConfiguration, VirtualHost } from '../../src/engine/types/envoy/route.js'
import { originsOf } from '../../src/engine/types/provenance.js'
import type { Origin } from '../../src/engine/types/resource.js'
import { routesNamed } from '../../src/engine/xds/rds/index.js'
import { golden, recordings, stateOf } from '../conformance/recordings.js'

const catchAlls = new Set(['allow_any', 'block_all', 'allow_any_dynamic_dns'])

/** Whether the path leads somewhere in the resource that the origin names. */
function leadsSomewhere({ resource, path }: Origin): boolean {
  let at: unknown = resource.object
  for (const segment of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, segment)) return false
    at = (at as Record<string | number, unknown>)[segment]
  }
  return true
}

describe('where routes come from', () => {
  const chosen = [...recordings()].filter((r) => /^(route|http|gateway)-/.test(r.title) && (r.type === 'sidecar' || r.type === 'router'))

  it.each(chosen.map((r) => [r.title, r] as const))(
    '%s: every virtual host and route has places in the YAML',
    (_, { dir, proxy: id, type, want }) => {
      const state = stateOf(dir)
      const proxy = state.proxy(id, type)
      if (!proxy) throw new Error(`no pod ${id}`)
      const names = (want.routes as RouteConfiguration[]).map((r) => r.name)
      const hosts = routesNamed(proxy, state.push, names).flatMap((r) => r.virtual_hosts ?? [])
      for (const host of hosts.filter((h) => !catchAlls.has(h.name))) {
        for (const made of [host, ...(host.routes ?? []).flatMap((r) => [r, ...(r.route?.weighted_clusters?.clusters ?? [])])]) {
          expect(originsOf(made), host.name).not.toHaveLength(0)
          for (const origin of originsOf(made)) expect(leadsSomewhere(origin), JSON.stringify(origin.path)).toBe(true)
        }
      }
    },
  )
})

describe('what an edit leaves alone', () => {
  const text = readFileSync(join(golden, 'route-weights/state.yaml'), 'utf8')
  const engine = createEngine()
  const routes = (yaml: string): RouteConfiguration[] => {
    const state = engine({ files: [{ name: 'state.yaml', text: yaml }] })
    const id = state.proxies.find((p) => p.workload === 'productpage-v1')?.id ?? ''
    const proxy = state.proxy(id, 'sidecar')
    if (!proxy) throw new Error('no productpage')
    return routesNamed(proxy, state.push, ['80', '9080', '15010', 'kube-dns.kube-system.svc.cluster.local:9153'])
  }
  const changed = (before: RouteConfiguration[], after: RouteConfiguration[]): string[] => {
    const known = new Set<VirtualHost>(before.flatMap((r) => r.virtual_hosts ?? []))
    return after.flatMap((r) => r.virtual_hosts ?? []).flatMap((h) => (known.has(h) ? [] : [h.name]))
  }
  const edit = (from: string, to: string): string => {
    expect(text).toContain(from)
    return text.replace(from, to)
  }

  it('makes the virtual hosts of an edited VirtualService anew, and no others', () => {
    const before = routes(text)
    const after = routes(edit('weight: 900', 'weight: 901'))
    expect(changed(before, after)).toEqual(['reviews.default.svc.cluster.local:80', 'reviews.default.svc.cluster.local:9080'])
    expect(after.map((r, i) => r === before[i])).toEqual([false, false, true, true])
  })

  it('makes nothing anew for a comment', () => {
    const before = routes(text)
    expect(routes(`${text}\n# nothing\n`).every((r, i) => r === before[i])).toBe(true)
  })

  it('makes what hashes by an edited DestinationRule anew', () => {
    const before = routes(text)
    const after = routes(edit('x-user', 'x-session'))
    expect(changed(before, after)).toEqual(['reviews.default.svc.cluster.local:80', 'reviews.default.svc.cluster.local:9080'])
  })
})
