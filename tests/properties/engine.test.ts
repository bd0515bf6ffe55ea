import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEngine, type EngineState } from '../../src/engine/pipeline.js'
import { type Case, cases, type Document, inputOf, resourcesOf } from './cases.js'
import { proxies } from './platform.js'
import { patience, settings } from './runs.js'

/** What every proxy of the platform is told, as text. */
function answers(state: EngineState): ReadonlyMap<string, string> {
  const told = new Map<string, string>()
  for (const { pod, namespace, type } of proxies) {
    const proxy = state.proxy(`${pod}.${namespace}`, type)
    if (!proxy) throw new Error(`no proxy ${pod}.${namespace}`)
    const answer = state.answer(proxy)
    for (const [kind, resources] of Object.entries(answer)) told.set(`${pod}.${namespace} ${kind}`, JSON.stringify(resources))
  }
  return told
}

const fresh = (drawn: Case): ReadonlyMap<string, string> => answers(createEngine()(inputOf(drawn)))

/** Where two answers differ, short. */
function differences(want: ReadonlyMap<string, string>, got: ReadonlyMap<string, string>): string[] {
  return [...want].flatMap(([key, text]) => {
    const other = got.get(key) ?? ''
    if (text === other) return []
    let i = 0
    while (text[i] === other[i]) i++
    return [`${key}: want …${text.slice(Math.max(0, i - 80), i + 80)}… got …${other.slice(Math.max(0, i - 80), i + 80)}…`]
  })
}

/** One thing that a reader does to the rules. */
type Edit =
  | { readonly does: 'add'; readonly document: Document; readonly at: number }
  | { readonly does: 'remove'; readonly at: number }
  | { readonly does: 'replace'; readonly document: Document; readonly at: number }
  | { readonly does: 'swap'; readonly at: number }
  | { readonly does: 'mesh'; readonly mesh: Document | undefined }

const place = fc.nat(30)

const anyResource = fc.oneof(
  ...[
    'VirtualService',
    'DestinationRule',
    'ServiceEntry',
    'Sidecar',
    'Gateway',
    'AuthorizationPolicy',
    'PeerAuthentication',
    'Telemetry',
    'WorkloadEntry',
    'EnvoyFilter',
    'Service',
    'Deployment',
    'HTTPRoute',
  ].map((kind) => resourcesOf(kind)),
)

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ does: fc.constant('add' as const), document: anyResource, at: place }),
  fc.record({ does: fc.constant('remove' as const), at: place }),
  fc.record({ does: fc.constant('replace' as const), document: anyResource, at: place }),
  fc.record({ does: fc.constant('swap' as const), at: place }),
  fc.record({
    does: fc.constant('mesh' as const),
    mesh: fc.constantFrom(undefined, { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } }, { enableAutoMtls: false }),
  }),
)

function edited(drawn: Case, edit: Edit): Case {
  if (edit.does === 'mesh') return { ...drawn, ...(edit.mesh ? { mesh: edit.mesh } : { mesh: undefined }) }
  const rules = [...drawn.rules]
  const at = edit.at % Math.max(rules.length, 1)
  if (edit.does === 'add') rules.splice(at, 0, edit.document)
  else if (edit.does === 'remove') rules.splice(at, 1)
  else if (edit.does === 'swap') rules.unshift(...rules.splice(at, 1))
  else {
    // Another spec under the same name, as one types it; of another kind it takes the place.
    const old = rules[at]
    rules[at] = old?.kind === edit.document.kind ? { ...old, spec: edit.document.spec } : edit.document
  }
  return { ...drawn, rules }
}

describe('the engine, for resources drawn from the schemas', () => {
  it(
    'answers every proxy, the same from a fresh engine',
    () => {
      fc.assert(
        fc.property(cases(), (drawn) => {
          expect(differences(fresh(drawn), fresh(drawn))).toEqual([])
        }),
        settings(60),
      )
    },
    patience(60),
  )

  it(
    'answers whatever strings there are, in bounded time',
    () => {
      fc.assert(
        fc.property(cases(15), (drawn) => {
          const start = performance.now()
          expect(fresh(drawn).size).toBeGreaterThan(0)
          expect(performance.now() - start).toBeLessThan(3000)
        }),
        settings(80),
      )
    },
    patience(80),
  )

  it(
    'after edits answers as a fresh engine does',
    () => {
      fc.assert(
        fc.property(cases(), fc.array(edits, { minLength: 1, maxLength: 6 }), (first, changes) => {
          const engine = createEngine()
          answers(engine(inputOf(first)))
          let drawn = first
          for (const change of changes) {
            drawn = edited(drawn, change)
            expect(differences(fresh(drawn), answers(engine(inputOf(drawn))))).toEqual([])
          }
        }),
        settings(25),
      )
    },
    patience(25),
  )
})
