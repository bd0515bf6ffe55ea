import { insertAt, loopbackOf, mangle, type Plan, passthroughSource, proxyOwners } from './chains.js'
import { back, connmark, destination, inInterface, loopback, mark, not, owner, setConnmark, setMark, source, tcp } from './matches.js'

/** What the proxy sends to its own pod by the pod's address, so that it passes the proxy's inbound side once. */
const outboundMark = '1338'

/** Marks that bring the answers of a transparent proxy back to it, and keep its own packets from being caught again. */
export function tproxyRules(plan: Plan): void {
  const { collector, options } = plan
  const { INBOUND_TPROXY_MARK: inboundMark } = options
  const byMark = { mark: inboundMark }
  collector.both(mangle.prerouting, [tcp, mark(inboundMark)], setConnmark('--save-mark'), 'rule.save-mark', byMark)
  collector.both(mangle.output, [tcp, loopback, mark(inboundMark)], back, 'rule.marked-outbound', byMark)
  for (const { by, id } of proxyOwners(options)) {
    collector.each(
      loopbackOf(plan),
      mangle.output,
      (range) => [not(destination(range)), tcp, loopback, owner(by, id)],
      setMark(outboundMark),
      'rule.mark-proxy-to-own-pod',
      () => ({ owner: by, id, mark: outboundMark }),
    )
  }
  collector.both(mangle.output, [tcp, connmark(inboundMark)], setConnmark('--restore-mark'), 'rule.restore-mark', byMark)

  const inbound = mangle.inbound
  const fromLo = inInterface('lo')
  collector.both(insertAt(inbound, 1), [tcp, mark(inboundMark)], back, 'rule.marked-inbound', byMark)
  collector.each(
    passthroughSource,
    insertAt(inbound, 2),
    (address) => [tcp, source(address), fromLo],
    back,
    'rule.passthrough-source-inbound',
    (address) => ({ address }),
  )
  collector.both(insertAt(inbound, 3), [tcp, fromLo, not(mark(outboundMark))], back, 'rule.app-to-own-pod-inbound', { mark: outboundMark })
}
