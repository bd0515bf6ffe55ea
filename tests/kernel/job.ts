import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CaptureMode, markRoutesOf, modeOf, parseRules, standardProcess } from '../../src/engine/netfilter/index.js'
import { applicationPorts, type Case, caseOf, network, networkPorts } from './connections.js'

/** What the kernel did with one attempt. */
export interface Answer {
  readonly end: 'pod' | 'network' | 'refused' | 'lost' | 'error' | 'echo' | 'packet'
  readonly error?: string
  readonly port?: number
  /** The accepting socket's own address. */
  readonly here?: readonly [string, number]
  readonly peer?: string
  readonly original?: readonly [string, number] | null
  readonly answered?: boolean
  /** Rules whose counters moved, by their place in `saved`. */
  readonly rules: readonly number[]
}

export interface Recording {
  readonly name: string
  /** All rules as iptables-save printed them, each after its table's name. */
  readonly saved: { readonly ipv4: readonly string[]; readonly ipv6: readonly string[] }
  readonly results: readonly Answer[]
  /** What iptables-restore, or the setting up, said where it failed; then there is nothing else. */
  readonly error?: string
}

function casesIn(folder: string, prefix = ''): readonly Case[] {
  const path = fileURLToPath(new URL(folder, import.meta.url))
  const files = readdirSync(path).filter((file) => file.endsWith('.rules'))
  return files.sort().map((file) => caseOf(prefix + file.slice(0, -'.rules'.length), readFileSync(`${path}${file}`, 'utf8')))
}

/** What Istio makes, as recorded, and rules of other kinds that its own do not have. */
export const cases = (): readonly Case[] => [...casesIn('../conformance/iptables/'), ...casesIn('rules/', 'other-')]

/** Who listens in the pod: what the walk assumes of it as well. */
function listeners(mode: CaptureMode): readonly object[] {
  const ports = [...applicationPorts, 15000, 15001, 15006, 15008, 15020, 15021, 15053, 15090]
  return ports.flatMap((port) => {
    const { owner, mark, transparent } = standardProcess(mode, port)
    const common = { port, ...owner, mark: mark ?? 0, transparent: transparent === true }
    const local = port === 15053 || port === 15000
    const tcp = { ...common, protocol: 'tcp', addresses: ['0.0.0.0', '::'] }
    // A UDP answer leaves with the address that the socket has.
    return [tcp, { ...common, protocol: 'udp', addresses: local ? ['127.0.0.1', '::1'] : ['0.0.0.0', '::'] }]
  })
}

/** What kernel.py takes. */
function jobOf(list: readonly Case[], tool: string): object {
  return {
    tool,
    cases: list.map((one) => {
      const { ruleset } = parseRules(one.rules)
      const marks = markRoutesOf(ruleset).map(({ value, mask }, i) => [mask === 0xffffffff ? `${value}` : `${value}/${mask}`, 100 + i])
      const beyond = networkPorts.flatMap((port) => [
        { port, uid: 0, protocol: 'tcp', addresses: ['0.0.0.0', '::'] },
        { port, uid: 0, protocol: 'udp', addresses: network },
      ])
      return { ...one, network, marks, listen: { pod: listeners(modeOf(ruleset)), network: beyond } }
    }),
  }
}

/** Asks the kernel. `tool` is the kind of iptables: `nft` or `legacy`. */
export function askKernel(list: readonly Case[], tool = 'nft'): readonly Recording[] {
  const program = fileURLToPath(new URL('kernel.py', import.meta.url))
  const { stdout, stderr, status } = spawnSync('python3', [program], {
    input: JSON.stringify(jobOf(list, tool)),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      return JSON.parse(line) as Recording
    })
}
