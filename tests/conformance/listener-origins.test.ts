import { expect, test } from 'vitest'
import type { FilterChain, Listener } from '../../src/engine/types/envoy/listener.js'
import { originsOf } from '../../src/engine/types/provenance.js'
import { recordings, stateOf } from './recordings.js'

/** What the proxy has whatever the reader writes. */
const builtIn = /^(virtualInbound|virtualOutbound|PassthroughFilterChain)/

/** Where the reader's words lead nowhere. */
function* unexplained(chains: readonly (FilterChain | undefined)[], owner: string): Generator<string> {
  for (const [index, chain] of chains.entries()) {
    if (!chain || builtIn.test(chain.name ?? '')) continue
    const origins = originsOf(chain)
    if (origins.length === 0) yield `${owner} chain ${index}`
    for (const { resource, path } of origins) if (!leads(resource.object, path)) yield `${owner} chain ${index}: ${path.join('.')}`
  }
}

function leads(from: unknown, path: readonly (string | number)[]): boolean {
  let at: unknown = from
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !(step in at)) return false
    at = (at as Record<string | number, unknown>)[step]
  }
  return true
}

test('every listener and filter chain leads to the words that made it', () => {
  const found: string[] = []
  for (const recording of recordings()) {
    if (!/^(lds-|bookinfo|gateway|mtls|shared|service-entries|sidecar-egress|tcp-tls)/.test(recording.title)) continue
    const state = stateOf(recording.dir)
    const proxy = state.proxy(recording.proxy, recording.type)
    if (!proxy) throw new Error(recording.title)
    const { proxyHttpPort } = state.push.mesh
    for (const listener of state.configuration(proxy).listeners) {
      const owner = `${recording.title} ${listener.name}`
      const ownForwardProxy = proxy.metadata.raw.HTTP_PROXY_PORT ?? proxyHttpPort
      if (listener.name.endsWith(`_${ownForwardProxy}`)) continue
      if (!builtIn.test(listener.name) && originsOf(listener).length === 0) found.push(owner)
      const { filter_chains, default_filter_chain } = listener as Listener
      found.push(...unexplained([...filter_chains, default_filter_chain], owner))
    }
  }
  expect(found).toEqual([])
}, 60_000)
