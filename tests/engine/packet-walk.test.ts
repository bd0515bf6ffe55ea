/** What the widget offers, held against the engine: everything that can be chosen there has an answer. */
import { describe, expect, it } from 'vitest'
import { splitWords } from '../../scripts/check-docs/quote.js'
import { run } from '../../src/cli/run.js'
import { fields } from '../../src/components/PacketWalk/fields.js'
import { stationsOf } from '../../src/components/PacketWalk/graph.js'
import { placesFor, sendersOf, startFor } from '../../src/components/PacketWalk/presets.js'
import { askOf, settingsOf } from '../../src/components/PacketWalk/settings.js'
import { linesOf, linesUpTo, ruleAt, stepsIn } from '../../src/components/PacketWalk/steps.js'
import { packetScene } from '../../src/engine/view/packet-scene/index.js'

describe('every preset', () => {
  const modes = ['sidecar', 'ambient'] as const
  it.each(modes.flatMap((mode) => sendersOf(mode).map((from) => [mode, from] as const)))(
    'of %s, sent by %s, can be walked',
    (mode, from) => {
      for (const families of ['ipv4', 'dual', 'ipv6'] as const) {
        for (const { to, protocol } of placesFor(mode, from, families)) {
          const scene = packetScene(askOf({ ...settingsOf({ mode, from, ip: families }), to, protocol }))
          expect([to, scene.faults]).toEqual([to, []])
          expect(scene.packets.length).toBeGreaterThan(0)
          expect(scene.command).toMatch(/^meshbook packet (sidecar|ambient) /)
        }
        expect(startFor(mode, from, families).sender).toBe(from)
      }
    },
  )
})

describe('every switch', () => {
  it.each(fields)('$mode $name changes the rules or who sends, by its example', ({ mode, name, example, short }) => {
    const ip = short === 'ISTIO_DUAL_STACK' ? 'dual' : 'ipv4'
    const base = settingsOf({ mode, ip, annotations: short === 'CAPTURE_ALL_DNS' ? 'ISTIO_META_DNS_CAPTURE=true' : '' })
    const to = ip === 'dual' ? '[fd00:96::6]:9080' : base.to
    const before = packetScene(askOf({ ...base, to }))
    const after = packetScene(askOf({ ...base, to, values: { ...base.values, [name]: example } }))
    expect(after.faults).toEqual([])
    expect([after.lines.map((l) => l.text), after.proxy]).not.toEqual([before.lines.map((l) => l.text), before.proxy])
  })
})

const firstWalk = (props: Parameters<typeof settingsOf>[0]) => {
  const walk = packetScene(askOf(settingsOf(props))).packets[0]?.walk
  if (!walk) throw new Error('no walk')
  return walk
}

describe('a walk as lines', () => {
  const lines = linesOf(firstWalk({}))

  it('has every rule once, in the kernel’s order, and ends with the end', () => {
    expect(lines.map(({ kind }) => kind)).toEqual([
      'fact',
      'fact',
      'table',
      'rule',
      'chain',
      ...Array(9).fill('rule'),
      'chain',
      'rule',
      'fact',
      'fact',
      'fact',
      'end',
    ])
    expect(lines.at(-1)?.step).toBe(stepsIn(lines) - 1)
    expect(ruleAt(lines, 3)?.text).toBe('-A OUTPUT -j ISTIO_OUTPUT')
    expect(ruleAt(lines, 0)).toBeUndefined()
  })

  it('shows a chain’s name no sooner than the first rule in it', () => {
    const upTo = (step: number) => linesUpTo(lines, step).filter(({ kind }) => kind === 'chain').length
    expect([upTo(3), upTo(4)]).toEqual([0, 1])
  })

  it('are drawn chain by chain, with what changed the packet', () => {
    const stations = stationsOf(lines)
    expect(stations.map(({ kind, depth }) => `${kind} ${depth}`)).toEqual([
      ...['start 0', 'fact 0', 'fact 0', 'chain 0', 'chain 1', 'chain 2', 'change 3'],
      ...['fact 0', 'fact 0', 'end 0'],
    ])
    const output = stations[4]
    expect([output?.tried, output?.matched, output?.parent]).toEqual([9, 1, 3])
    // Every step belongs to some station: the drawing always has a place to mark.
    for (const { step } of lines) expect(stations.some(({ from }) => from <= step)).toBe(true)
  })

  it('are drawn as far as anyone can read', () => {
    const chains = Array.from({ length: 26 }, (_, i) => `:C${i} - [0:0]\n`).join('')
    const jumps = Array.from({ length: 25 }, (_, i) => `-A C${i} -j C${i + 1}\n`.repeat(2)).join('')
    const rules = `*nat\n${chains}-A OUTPUT -j C0\n${jumps}COMMIT\n`
    const walk = packetScene({ ...askOf(settingsOf({ mode: 'own' })), rules }).packets[0]?.walk
    const stations = walk ? stationsOf(linesOf(walk)) : []
    expect(stations.length).toBe(80)
    expect(stations.at(-1)?.kind).toBe('end')
    for (const { row, parent } of stations) expect(parent ?? -1).toBeLessThan(row)
  })
})

/** The command beside a walk must say the same as the walk. */
describe('the command line', () => {
  interface Printed {
    readonly stands: boolean
    readonly packets: readonly { readonly name: string; readonly ends: object; readonly original: string; readonly counted: number }[]
  }
  const scenes = [
    ...(['sidecar', 'ambient'] as const).flatMap((mode) =>
      sendersOf(mode).flatMap((from) => placesFor(mode, from, 'ipv4').map((place) => ({ mode, from, ...place, annotations: '' }))),
    ),
    ...['tproxy', 'sidecar'].flatMap((mode) =>
      ['application', 'envoy', 'envoy-inbound', 'outside', 'interface'].flatMap((from) =>
        [
          'excludeInterfaces=net2',
          'reroute-virtual-interfaces=net2',
          'ISTIO_META_DNS_CAPTURE=true; excludeOutboundPorts=9080',
          'excludeInboundPorts=9080; INVALID_DROP=true',
        ].map((annotations) => ({ mode: mode as 'sidecar', from, to: undefined, protocol: undefined, annotations })),
      ),
    ),
  ]
  it.each(scenes)('$mode $from $to $protocol $annotations', ({ mode, from, to, protocol, annotations }) => {
    const scene = packetScene(askOf(settingsOf({ mode, from, annotations, ...(to ? { to } : {}), ...(protocol ? { protocol } : {}) })))
    const { stdout, stderr } = run([...splitWords(scene.command ?? '').slice(1), '--json'])
    expect(stderr).toBe('')
    const { stands, packets } = JSON.parse(stdout) as Printed
    expect(stands).toBe(scene.stands)
    expect(packets.map(({ name, ends, original, counted }) => ({ name, ends, original, counted }))).toEqual(
      scene.packets.map(({ name, walk: { ends, original, counted } }) => ({ name, ends, original, counted })),
    )
  })
})
