import { spawn } from 'node:child_process'
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
  const first =
    folder === '../conformance/iptables/'
      ? Object.keys(JSON.parse(readFileSync(new URL(`${folder}cases.json`, import.meta.url), 'utf8')))
      : undefined
  const path = fileURLToPath(new URL(folder, import.meta.url))
  // What only takes rules away is no ruleset that a pod could have.
  const cleansUp = (file: string) => /^ip6?tables -t \w+ -D /m.test(readFileSync(`${path}${file}`, 'utf8'))
  const files = readdirSync(path).filter((file) => file.endsWith('.rules') && !cleansUp(file))
  return files.sort().map((file) => {
    const name = file.slice(0, -'.rules'.length)
    // Of the many further cases every third connection says enough.
    return caseOf(prefix + name, readFileSync(`${path}${file}`, 'utf8'), first && !first.includes(name) ? 3 : 1)
  })
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

/** Asks the kernel, two cases at a time. `tool` is the kind of iptables: `nft` or `legacy`. */
export async function askKernel(list: readonly Case[], tool = 'nft'): Promise<readonly Recording[]> {
  const halves = [0, 1].map((half) => list.filter((_, i) => i % 2 === half)).filter((half) => half.length > 0)
  const answers = (await Promise.all(halves.map((half) => askFor(half, tool)))).flat()
  return list.flatMap((one) => answers.find((answer) => answer.name === one.name) ?? [])
}

function askFor(list: readonly Case[], tool: string): Promise<readonly Recording[]> {
  const process = spawn('python3', [fileURLToPath(new URL('kernel.py', import.meta.url))])
  let said = ''
  let wrong = ''
  process.stdout.on('data', (data) => {
    said += data
  })
  process.stderr.on('data', (data) => {
    wrong += data
  })
  process.stdin.end(JSON.stringify(jobOf(list, tool)))
  return new Promise((resolve, reject) => {
    process.on('error', reject)
    process.on('close', (status) => {
      if (status !== 0) reject(new Error(wrong))
      else
        resolve(
          said
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as Recording),
        )
    })
  })
}
