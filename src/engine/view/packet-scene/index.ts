import { canonical, type Journey, parseRules, podWith, type Ruleset, walkConnection } from '../../netfilter/index.js'
import type { PacketAsk, PacketFault, PacketName, PacketScene, ScenePacket, SceneProblem } from '../../types/packet-scene.js'
import type { SocketAddress } from '../../types/request.js'
import type { RuleReason } from '../../types/rule-reasons.js'
import { type PodRules, podRules } from '../../way/pod-rules.js'
import { walked } from '../walked.js'
import { bounded, listedIn } from './bounded.js'
import { linesOf, loaded } from './lines.js'
import {
  addressesOf,
  destinationOf,
  familyOf,
  interfacesOf,
  type ProxyOfPod,
  resolversOf,
  type Sender,
  secondInterface,
  senderOf,
} from './place.js'

/** Characters read of the reader's own rules: a large node's are some five million. */
const longest = 8_000_000
const mostProblems = 50

interface Rulebook {
  readonly ruleset: Ruleset
  readonly reasons: ReadonlyMap<string, RuleReason>
  readonly problems: readonly SceneProblem[]
  readonly proxy: ProxyOfPod
  /** What the command line is told of the pod. */
  readonly words?: readonly string[]
  readonly owner?: PacketScene['proxy']
}

/** A connection's way through a pod's rules: from annotations, or from a text, to every rule that its packets come to. */
export function packetScene(ask: PacketAsk): PacketScene {
  const book = ask.mode === 'own' ? ownRules(ask.rules ?? '') : istioRules(ask)
  if ('faults' in book) return { ...nothing, ...book }
  const { problems, ruleset } = book
  const said = { problems: problems.slice(0, mostProblems), moreProblems: Math.max(0, problems.length - mostProblems) }
  const to = destinationOf(ask)
  if ('code' in to) return { ...nothing, ...said, faults: [to], lines: linesOf(ruleset, 'ipv4', book.reasons, new Set()) }
  const family = familyOf(to.address)
  const sender = senderOf(ask, to, book.proxy)
  if (!sender) return { ...nothing, ...said, faults: [{ at: 'from', code: 'unknown' }] }
  const pod = podWith(ruleset, interfacesOf(ask))
  const journey = walkConnection(pod, ruleset, { protocol: ask.protocol, from: sender.opener, to })
  const packets = packetsOf(journey)
  const listed = new Set(packets.flatMap(({ walk }) => [...listedIn(walk)]))
  return {
    ...said,
    faults: [],
    family,
    lines: linesOf(ruleset, family, book.reasons, listed),
    packets,
    stands: journey.stands,
    doubts: journey.doubts.slice(0, 10).map((rule) => `${rule.table} ${canonical(rule)}`),
    ...(book.words ? { command: commandOf(ask, book.words, sender, to) } : {}),
    ...(book.owner ? { proxy: book.owner } : {}),
  }
}

const nothing: PacketScene = {
  faults: [],
  problems: [],
  moreProblems: 0,
  family: 'ipv4',
  lines: [],
  packets: [],
  stands: false,
  doubts: [],
}

const sidecarUser = { uid: 1337, gid: 1337 }

function ownRules(text: string): Rulebook | { readonly faults: readonly PacketFault[]; readonly problems?: readonly SceneProblem[] } {
  if (text.length > longest) return { faults: [{ at: 'rules', code: 'too-long' }] }
  const { ruleset, problems } = parseRules(text)
  const first = problems.slice(0, mostProblems).map(problemOf)
  if (ruleset.ipv4.size + ruleset.ipv6.size === 0) return { faults: [{ at: 'rules', code: 'none' }], problems: first }
  return { ruleset, reasons: new Map(), problems: problems.map(problemOf), proxy: { ...sidecarUser, isTransparent: false } }
}

const problemOf = ({ level, code, arguments: args, line, column }: ReturnType<typeof parseRules>['problems'][number]): SceneProblem => ({
  level,
  code,
  arguments: args as SceneProblem['arguments'],
  line,
  column,
})

function istioRules(ask: PacketAsk): Rulebook | { readonly faults: readonly PacketFault[] } {
  const mode = ask.mode === 'ambient' ? 'ambient' : 'sidecar'
  const made = podRules({ mode, annotations: ask.annotations, addresses: addressesOf(ask), dnsServers: resolversOf(ask) })
  if ('faults' in made) return made
  const { ruleset, reasons, refused } = loaded(made.rules)
  const [problem] = refused
  if (problem) return { faults: [{ at: 'options', code: 'not-loaded', problem }] }
  const isTransparent = 'INBOUND_INTERCEPTION_MODE' in made.options && made.options.INBOUND_INTERCEPTION_MODE === 'TPROXY'
  return {
    ruleset,
    reasons,
    problems: [],
    proxy: { ...(made.proxy ?? sidecarUser), isTransparent },
    words: optionWords(mode, made),
    ...(made.proxy ? { owner: made.proxy } : {}),
  }
}

function optionWords(mode: string, { options, overrides = {} }: Exclude<PodRules, { faults: unknown }>): readonly string[] {
  const quoted = (value: object) => `'${JSON.stringify(value).replaceAll("'", "'\\''")}'`
  const [hasOptions, hasOverrides] = [options, overrides].map((o) => Object.keys(o).length > 0)
  if (hasOverrides) return [mode, quoted(options), quoted(overrides)]
  return hasOptions ? [mode, quoted(options)] : [mode]
}

/** The same by the command line. */
function commandOf(ask: PacketAsk, words: readonly string[], { flags }: Sender, to: SocketAddress): string {
  const family = familyOf(to.address)
  const dialled = family === 'ipv6' ? `[${to.address}]:${to.port}` : `${to.address}:${to.port}`
  const isBeyondSecond = /^(192\.168\.1|fd00:192:)/.test(to.address) && !flags.includes('--in')
  const second = isBeyondSecond ? ['--in', `${secondInterface(ask)}=${family === 'ipv4' ? '192.168.1.2/24' : 'fd00:192::2/64'}`] : []
  const udp = ask.protocol === 'udp' ? ['--udp'] : []
  return ['meshbook', 'packet', ...words, ...flags, '--to', dialled, ...udp, ...second].join(' ')
}

function packetsOf({ first, answer, next, later }: Journey): readonly ScenePacket[] {
  const all = { first, answer, next, later }
  return (['first', 'answer', 'next', 'later'] as const satisfies readonly PacketName[]).flatMap((name) => {
    const walk = all[name]
    return walk ? [{ name, walk: bounded(walked(walk)) }] : []
  })
}
