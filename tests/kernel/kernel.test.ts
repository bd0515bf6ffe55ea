/** The walk of packets against the kernel of this machine: rules loaded in namespaces, connections made, counters read. */
import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseRules } from '../../src/engine/netfilter/index.js'
import { byTable, differences, savedByUs } from './agreement.js'
import { askKernel, cases, type Recording } from './job.js'

const runs = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0

/** Why nothing can be tried here; undefined where it can. */
function hindrance(): string | undefined {
  if (process.getuid?.() !== 0) return 'not root'
  if (!runs('ip', '-V')) return 'no iproute2'
  if (!runs('python3', '-V')) return 'no python3'
  if (!runs('unshare', '-n', 'true')) return 'no network namespaces'
  return undefined
}

const why = hindrance()
/** The modules that the rules need, each tried in a namespace of its own. */
const needs: readonly (readonly [name: string, rule: string])[] = [
  ['TPROXY', '-t mangle -A PREROUTING -p tcp -j TPROXY --on-port 1'],
  ['--uid-owner', '-t nat -A OUTPUT -m owner --uid-owner 1 -j ACCEPT'],
  ['-m socket', '-t mangle -A PREROUTING -p tcp -m socket -j ACCEPT'],
  ['-j CT', '-t raw -A OUTPUT -j CT --zone 1'],
  ['CONNMARK', '-t mangle -A PREROUTING -j CONNMARK --save-mark'],
  ['-m iprange', '-t nat -A OUTPUT -m iprange --src-range 10.0.0.1-10.0.0.2 -j ACCEPT'],
  ['-m addrtype', '-t nat -A OUTPUT -m addrtype --dst-type LOCAL -j ACCEPT'],
  ['LOG', '-t filter -A INPUT -j LOG'],
]

const all = why === undefined ? cases() : []

describe.each(['nft', 'legacy'])('iptables-%s', (tool) => {
  const absent =
    why ??
    (runs(`iptables-${tool}-restore`, '-V') && runs('unshare', '-n', `iptables-${tool}`, '-L', '-n') ? undefined : `no iptables-${tool}`)
  if (absent !== undefined) {
    it.skip(`is not tried: ${absent}`, () => {})
    return
  }
  const missing = needs.filter(([, rule]) => !runs('unshare', '-n', `iptables-${tool}`, ...rule.split(' '))).map(([name]) => name)
  const lacking = (rules: string): string | undefined => missing.find((name) => rules.includes(name))
  for (const one of all)
    if (lacking(one.rules) !== undefined) it.skip(`${one.name} is not tried: this kernel has no ${lacking(one.rules)}`, () => {})
  // The second tool leads to the same hooks: Istio's own first cases are enough of it.
  const list = all.filter((one) => lacking(one.rules) === undefined && (tool === 'nft' || !one.name.startsWith('ours-')))

  let answers: ReadonlyMap<string, Recording> = new Map()
  beforeAll(async () => {
    answers = new Map((await askKernel(list, tool)).map((answer) => [answer.name, answer]))
  }, 240_000)

  it.each(list)('$name: the walk is the kernel’s', async (one) => {
    const answer = answers.get(one.name)
    if (!answer) throw new Error('the kernel was not asked')
    const problems = parseRules(one.rules).problems.filter(({ level }) => level === 'error')
    expect({ refusedByKernel: answer.error !== undefined, kernel: answer.error, problems }).toMatchObject({
      refusedByKernel: problems.length > 0,
    })
    if (answer.error !== undefined) return
    for (const family of ['ipv4', 'ipv6'] as const) expect(savedByUs(one, family)).toEqual(byTable(answer.saved[family]))
    let { different } = differences(one, answer)
    // A busy machine may keep a packet longer than anybody waits for it: what was lost is sent once more, with nothing beside it.
    if (different.some(({ kernel, walk }) => kernel?.end === 'lost' && walk?.end !== 'lost')) {
      const [again] = await askKernel([one], tool)
      if (again) different = differences(one, again).different
    }
    expect(different).toEqual([])
  })

  it('has tried enough', () => {
    const tried = [...answers.values()].reduce((sum, { results }) => sum + (results?.length ?? 0), 0)
    expect(tried).toBeGreaterThan(missing.length === 0 ? 1000 : 0)
  })
})

if (why !== undefined) it.skip(`the kernel is not asked: ${why}`, () => {})
