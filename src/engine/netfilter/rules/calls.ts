import type { SidecarCapture } from '../../types/capture.js'
import { cleanupCalls } from './cleanup.js'
import type { IpFamily } from './model.js'
import { restoreText } from './restore.js'
import { sidecarRules } from './sidecar.js'

const binary: Readonly<Record<IpFamily, string>> = { ipv4: 'iptables', ipv6: 'ip6tables' }

/**
 * What istio-iptables does in a pod whose tables are empty, a line each: looks at both families' tables, restores the rules (or takes them
 * away, if that is all it is to do), looks again.
 * @throws OptionError
 * Istio: tools/istio-iptables/pkg/capture/run.go#executeCommands
 */
export function sidecarCalls(options: SidecarCapture): string {
  const rules = sidecarRules(options)
  const families: readonly IpFamily[] = options.ENABLE_INBOUND_IPV6 ? ['ipv4', 'ipv6'] : ['ipv4']
  const work = options.CLEANUP_ONLY
    ? families.flatMap((f) => cleanupCalls(rules[f]).map((call) => `${binary[f]} ${call}`))
    : families.map((f) => restoreText(rules[f]).trimEnd())
  return ['iptables-save', 'ip6tables-save', ...work, ...families.map((f) => `${binary[f]}-save`)].join('\n')
}
