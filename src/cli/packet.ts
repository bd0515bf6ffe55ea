import {
  canonical,
  type Journey,
  type Opener,
  type Problem,
  parseRules,
  podWith,
  type Ruleset,
  rulesInOrder,
  walkConnection,
  ztunnelMark,
} from '../engine/netfilter/index.js'
import {
  ambientRules,
  noOverrides,
  readAmbientOptions,
  readPodOverrides,
  readSidecarOptions,
  restoreText,
  sidecarRules,
} from '../engine/netfilter/rules/index.js'
import type { SocketAddress } from '../engine/types/request.js'
import { walked } from '../engine/view/walked.js'
import { problemText } from '../i18n/packet/index.js'
import { CommandError, InputError } from './command-error.js'
import { readFile } from './input-files.js'
import { ask, jsonOf } from './iptables.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'
import { journeyText } from './packet-text.js'

interface Loaded {
  readonly ruleset: Ruleset
  readonly notes: readonly string[]
}

const placed = (name: string, problem: Problem): string =>
  `${name}:${problem.line}:${problem.column}: ${problem.level}: ${problemText(problem, 'en')}`

function fromFile(path: string): Loaded {
  const { name, text } = readFile(path)
  const { ruleset, problems } = parseRules(text)
  const errors = problems.filter((problem) => problem.level === 'error')
  if (errors.length > 0) throw new InputError(errors.map((problem) => placed(name, problem)).join('\n'))
  if (ruleset.ipv4.size + ruleset.ipv6.size === 0) throw new CommandError(`${name}: no rules in it`)
  return { ruleset, notes: problems.map((problem) => placed(name, problem)) }
}

function fromOptions(mode: string | undefined, optionsText = '{}', overridesText?: string): Loaded {
  const options = jsonOf(optionsText, 'OPTIONS_JSON')
  const rules = ask(() => {
    if (mode !== 'ambient') return sidecarRules(readSidecarOptions(options).options)
    const overrides = overridesText === undefined ? noOverrides : readPodOverrides(jsonOf(overridesText, 'POD_OVERRIDES_JSON')).options
    return ambientRules(readAmbientOptions(options).options, overrides)
  })
  const read = (['ipv4', 'ipv6'] as const).map((family) => ({ family, ...parseRules(restoreText(rules[family]), family) }))
  for (const { problems } of read) {
    const first = problems.find((problem) => problem.level === 'error')
    if (first) throw new CommandError(`iptables would not load these rules: ${problemText(first, 'en')}`)
  }
  return { ruleset: { ipv4: read[0]?.ruleset.ipv4 ?? new Map(), ipv6: read[1]?.ruleset.ipv6 ?? new Map() }, notes: [] }
}

/** `10.0.0.1:80`, `[fd00::1]:80`, `pod:80`. */
function socketOf(text: string, flag: string, pod: readonly string[]): SocketAddress {
  const at = text.lastIndexOf(':')
  const port = Number(text.slice(at + 1))
  const host = text.slice(0, at)
  if (at < 0 || !/^\d{1,5}$/.test(text.slice(at + 1)) || port > 65535)
    throw new CommandError(`--${flag} ${text}: IP:PORT is wanted, or [IPV6]:PORT, or pod:PORT`)
  return { address: host === 'pod' ? (pod[0] ?? '') : addressOf(host.replace(/^\[(.*)\]$/, '$1'), flag), port }
}

function addressOf(text: string, flag: string): string {
  const probe = parseRules(
    `*filter\n-A INPUT -s ${/^[0-9a-fA-F:.]+$/.test(text) ? text : '?'}\nCOMMIT\n`,
    text.includes(':') ? 'ipv6' : 'ipv4',
  )
  if (probe.problems.length > 0) throw new CommandError(`--${flag}: ${text} is no IP address`)
  return text
}

function numberOf(text: string, what: string): number {
  const value = Number(text)
  if (!/^(\d{1,10}|0x[0-9a-fA-F]{1,8})$/.test(text) || value > 0xffffffff) throw new CommandError(`${what}: ${text} is no number`)
  return value
}

const users: Readonly<Record<string, { readonly uid: number; readonly mark?: number }>> = {
  app: { uid: 1000 },
  envoy: { uid: 1337 },
  ztunnel: { uid: 0, mark: ztunnelMark },
}

function openerOf(
  from: string,
  source: string | undefined,
  markText: string | undefined,
  interfaceName: string,
  to: SocketAddress,
): Opener {
  const family6 = to.address.includes(':')
  const socket = source === undefined ? undefined : { address: addressOf(source, 'source'), port: 40000 }
  const given = markText === undefined ? undefined : numberOf(markText, '--mark')
  if (from === 'outside' || from === 'kubelet') {
    if (given !== undefined) throw new CommandError('--mark: a mark does not come in from outside')
    const usual = family6 ? 'fd00:244::7' : from === 'kubelet' ? '169.254.7.127' : '10.244.0.7'
    return { in: 'network', interface: interfaceName, source: socket ?? { address: usual, port: 40000 } }
  }
  const named = Object.hasOwn(users, from) ? users[from] : undefined
  const written = /^uid:(\d{1,10})(?::(\d{1,10}))?$/.exec(from)
  if (!named && !written) throw new CommandError(`--from ${from}: one of app, envoy, ztunnel, outside, kubelet, uid:N, uid:N:GID`)
  const uid = named ? named.uid : numberOf(written?.[1] ?? '', '--from')
  const gid = written?.[2] === undefined ? uid : numberOf(written[2], '--from')
  const mark = given ?? named?.mark
  return {
    in: 'pod',
    owner: { uid, gid },
    ...(mark === undefined ? {} : { mark }),
    ...(socket ? { source: socket, transparent: true } : {}),
  }
}

/** The addresses of a pod that says nothing of its own. */
const usualPod = '10.244.0.5,fd00:244::5'

/**
 * `packet [sidecar|ambient [OPTIONS_JSON] [POD_OVERRIDES_JSON] | --rules FILE] --from WHO --to IP:PORT`: a connection's way through a pod's
 * rules, chain by chain. Rules that cannot be read are an InputError, with line and column.
 */
export function packet(args: readonly string[]): Outcome {
  const { flags, files } = readOptions(args, {
    ...({ rules: 'string', from: 'string', to: 'string', source: 'string', mark: 'string', pod: 'string', in: 'string' } as const),
    ...({ udp: 'boolean', whole: 'boolean', json: 'boolean' } as const),
  })
  const [mode, optionsText, overridesText, ...rest] = files
  if (flags.rules !== undefined && mode !== undefined) throw new CommandError(`unexpected argument ${mode}: the rules come from --rules`)
  if (mode !== undefined && mode !== 'sidecar' && mode !== 'ambient')
    throw new CommandError(`${mode}: one of sidecar, ambient, or --rules FILE`)
  const tooMany = mode === 'ambient' ? rest[0] : overridesText
  if (tooMany !== undefined) throw new CommandError(`unexpected argument ${tooMany}`)
  if (flags.from === undefined) throw new CommandError('--from is missing: app, envoy, ztunnel, outside, kubelet, uid:N, uid:N:GID')
  if (flags.to === undefined) throw new CommandError('--to is missing: IP:PORT')
  const pod = (flags.pod ?? usualPod).split(',').map((address) => addressOf(address, 'pod'))
  const to = socketOf(flags.to, 'to', pod)
  // net1=192.168.1.2/24
  const [interfaceName = 'eth0', interfaceAddress] = (flags.in ?? 'eth0').split('=')
  const from = openerOf(flags.from, flags.source, flags.mark, interfaceName, to)
  if (from.source && from.source.address.includes(':') !== to.address.includes(':'))
    throw new CommandError('--source and --to are of different address families')
  const { ruleset, notes } = flags.rules === undefined ? fromOptions(mode, optionsText, overridesText) : fromFile(flags.rules)
  const extra =
    interfaceName === 'eth0' ? [] : [{ name: interfaceName, addresses: interfaceAddress === undefined ? [] : [interfaceAddress] }]
  const network = podWith(ruleset, [{ name: 'eth0', addresses: pod }, ...extra])
  const journey = walkConnection(network, ruleset, { protocol: flags.udp ? 'udp' : 'tcp', from, to })
  const lines = new Map(
    (['ipv4', 'ipv6'] as const).flatMap((family) =>
      rulesInOrder(ruleset, family).map((rule) => [rule.id, `${rule.table} ${canonical(rule)}`]),
    ),
  )
  const counted = journey.counted.map((id) => lines.get(id) ?? id)
  return { text: flags.json ? JSON.stringify(jsonJourney(journey, counted), null, 1) : journeyText(journey, counted, flags.whole), notes }
}

function jsonJourney({ first, answer, next, later, stands, doubts }: Journey, counted: readonly string[]): object {
  const packets = Object.entries({ first, answer, next, later }).flatMap(([name, walk]) =>
    walk ? [{ name, ...walked(walk), mark: walk.mark, connectionMark: walk.connectionMark }] : [],
  )
  return { stands, counted, doubts: doubts.map((rule) => `${rule.table} ${canonical(rule)}`), packets }
}
