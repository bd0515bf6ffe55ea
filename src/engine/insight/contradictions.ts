import { parseDuration } from '../types/duration.js'
import type { RouteConfiguration } from '../types/envoy/route.js'
import type { Evidence } from '../types/insight.js'
import type { HttpRoute, VirtualServiceSpec } from '../types/istio/virtual-service.js'
import { origin, originsOf } from '../types/provenance.js'
import type { Origin, Resource } from '../types/resource.js'
import { type InsightCheck, type InsightContext, isWritten } from './context.js'

/** Timeouts, retries and faults of one rule that cannot do together what they say. */
export const contradictions: InsightCheck = {
  codes: ['MB0508', 'MB0509', 'MB0510'],
  check(context) {
    for (const { rule, resource, index, evidence } of rulesInUse(context)) {
      const at = (...path: string[]): Origin => origin(resource, 'spec', 'http', index, ...path)
      const { timeout, retries, fault } = rule
      const attempts = retries?.attempts ?? 0
      const whole = nanoseconds(timeout)
      const perTry = nanoseconds(retries?.perTryTimeout)
      if (timeout !== undefined && retries?.perTryTimeout !== undefined && attempts > 0 && whole > 0n && perTry >= whole) {
        const args = { perTry: retries.perTryTimeout, timeout, attempts }
        context.report('MB0508', 'warning', { arguments: args, at: at('retries', 'perTryTimeout'), others: [at('timeout')], evidence })
      }
      const percent = fault?.abort ? (fault.abort.percentage?.value ?? 100) : 0
      if (percent > 0 && attempts > 0) {
        context.report('MB0509', 'info', { arguments: { percent }, at: at('retries'), others: [at('fault', 'abort')], evidence })
      }
      const delay = fault?.delay?.fixedDelay
      if (timeout !== undefined && delay !== undefined && whole > 0n && nanoseconds(delay) > whole) {
        context.report('MB0510', 'info', { arguments: { delay, timeout }, at: at('timeout'), others: [at('fault', 'delay')], evidence })
      }
    }
  },
}

/** 0 for what is not there or cannot be read. */
const nanoseconds = (text: string | undefined): bigint => (text === undefined ? 0n : (parseDuration(text) ?? 0n))

interface RuleInUse {
  readonly resource: Resource
  readonly index: number
  readonly rule: HttpRoute
  readonly evidence: Evidence[]
}

/** The reader's HTTP rules that became routes, each with where. */
function rulesInUse(context: InsightContext): Iterable<RuleInUse> {
  const found = new Map<string, RuleInUse>()
  for (const { info, configuration } of context.seen) {
    for (const routes of configuration.routes as readonly RouteConfiguration[]) {
      for (const host of routes.virtual_hosts ?? []) {
        for (const route of host.routes ?? []) {
          const from = originsOf(route)[0]
          if (!from || !isWritten(from.resource, 'VirtualService')) continue
          const index = Number(from.path[2])
          const rule = (from.resource.spec as VirtualServiceSpec | undefined)?.http?.[index]
          if (!rule) continue
          const key = `${from.resource.namespace}/${from.resource.name}/${index}`
          const known = found.get(key) ?? { resource: from.resource, index, rule, evidence: [] }
          found.set(key, known)
          if (known.evidence.length < 2) known.evidence.push({ proxy: info.id, kind: 'routes', name: routes.name, within: [host.name] })
        }
      }
    }
  }
  return found.values()
}
