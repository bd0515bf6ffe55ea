import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engine/pipeline.js'
import { answer, recordings } from '../conformance/recordings.js'
import { cases, drawnKinds, inputOf } from '../properties/cases.js'
import { proxies } from '../properties/platform.js'
import { settings } from '../properties/runs.js'
import { type Answer, bootstrap } from './bootstrap.js'
import { findEnvoy, refusal } from './envoy.js'
import { istiodsOwn, knownRefusals } from './known-refusals.js'

const envoy = findEnvoy()

interface Proxy {
  readonly title: string
  readonly answer: Answer
}

/** The proxies that Envoy does not take, by halves of what it was given at once. */
async function refused(all: readonly Proxy[]): Promise<string[]> {
  const said = await refusal(envoy ?? '', bootstrap(all.map((proxy) => proxy.answer)))
  if (said === undefined) return []
  const [only] = all
  if (all.length === 1 && only) return [`${only.title}: ${said}`]
  const half = Math.ceil(all.length / 2)
  return [...(await refused(all.slice(0, half))), ...(await refused(all.slice(half)))]
}

/** A few dozen proxies in one run of Envoy. */
async function allRefused(all: readonly Proxy[], atOnce = 40): Promise<string[]> {
  const lines: string[] = []
  for (let i = 0; i < all.length; i += atOnce) lines.push(...(await refused(all.slice(i, i + atOnce))))
  return lines
}

const recorded = [...recordings()].filter(({ type }) => type === 'sidecar' || type === 'router' || type === 'waypoint')
const isKnown = (title: string): boolean => Object.hasOwn(knownRefusals, title)

describe.skipIf(!envoy)('Envoy loads what the engine makes (skipped where there is no Envoy: set ENVOY_BIN)', () => {
  it('for the proxies of the recordings', async () => {
    const ours = recorded.filter(({ title }) => !isKnown(title)).map((r) => ({ title: r.title, answer: answer(r) }))
    expect(await allRefused(ours)).toEqual([])
  }, 300_000)

  it('but where it does not load what istiod made either', async () => {
    const known = recorded.filter(({ title }) => isKnown(title))
    expect(known.map(({ title }) => title).sort()).toEqual(Object.keys(knownRefusals).sort())
    for (const recording of known) {
      const istiods = await refusal(envoy ?? '', bootstrap([recording.want]))
      const ours = await refusal(envoy ?? '', bootstrap([answer(recording)]))
      expect(istiods, recording.title).toBeDefined()
      expect(withoutPlace(ours), recording.title).toBe(withoutPlace(istiods))
    }
  }, 300_000)

  it('for clusters drawn from the schemas', async () => {
    // Patches may put anything into a configuration, and wildcard names resolved on demand need TLS.
    const kinds = Object.keys(drawnKinds).filter((kind) => kind !== 'EnvoyFilter')
    const { numRuns, seed } = settings(20)
    const drawn = fc.sample(cases(0, kinds), { numRuns, seed }).map(({ rules, ...rest }) => ({
      ...rest,
      rules: rules.filter(({ spec }) => (spec as { readonly resolution?: string }).resolution !== 'DYNAMIC_DNS'),
    }))
    const all = drawn.flatMap((one, i) => {
      const state = createEngine()(inputOf(one))
      return proxies.map(({ pod, namespace, type }): Proxy => {
        const proxy = state.proxy(`${pod}.${namespace}`, type)
        if (!proxy) throw new Error(`no proxy ${pod}.${namespace}`)
        return { title: `case ${i}, ${pod}.${namespace}`, answer: { ...state.configuration(proxy) } }
      })
    })
    const lines = await allRefused(all)
    expect(lines.filter((line) => !istiodsOwn.some(({ says }) => says.test(line)))).toEqual([])
  }, 300_000)
})

/** Without the time, the process and the file that Envoy names. */
const withoutPlace = (said: string | undefined): string | undefined =>
  said?.replace(/^\[[^\]]*\]\[\d+\]/, '').replace(/'[^']*bootstrap\.json'/, '')
