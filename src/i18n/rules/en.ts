import type { OwnerKind } from '../../engine/types/rule-reasons.js'
import type { RuleTexts } from './types.js'

const who: Readonly<Record<OwnerKind, string>> = { uid: 'user', gid: 'group' }

export const ruleTexts: RuleTexts = {
  'rule.excluded-interface': ({ interface: name, direction }) =>
    `Nothing is captured on the interface \`${name}\`, here ${direction === 'inbound' ? 'what comes in' : 'what goes out'}.`,
  'rule.virtual-interface-first': ({ interface: name }) =>
    `What comes from the virtual interface \`${name}\` is no inbound traffic of the pod.`,
  'rule.virtual-interface-outbound': ({ interface: name }) =>
    `What comes from the virtual interface \`${name}\` leaves the pod, so it goes to the proxy as outbound traffic.`,
  'rule.virtual-interface-range': ({ interface: name, range }) =>
    `What comes from the virtual interface \`${name}\` for \`${range}\` goes to the proxy as outbound traffic.`,
  'rule.invalid-packets': () => 'Packets that belong to no known connection are dropped, where the kernel would reset a connection.',
  'rule.drop': () => 'Drops what was sent here.',
  'rule.tunnel-port': ({ port }) => `Port ${port} is where the proxy itself listens for HBONE: it needs no redirection.`,
  'rule.redirect-outbound': ({ port }) => `Outbound connections end here: port ${port} is the proxy's outbound listener.`,
  'rule.redirect-inbound': ({ port }) => `Inbound connections end here: port ${port} is the proxy's inbound listener.`,
  'rule.inbound-chain': () => 'Every TCP connection from the network is judged as inbound.',
  'rule.outbound-chain': () => 'Everything that a process of the pod sends is judged as outbound.',
  'rule.exclude-inbound-port': ({ port }) => `Port ${port} is excluded from inbound capture: it goes straight to whoever listens.`,
  'rule.include-inbound-port': ({ port }) => `Port ${port} is included in inbound capture.`,
  'rule.inbound-all': () => 'All other inbound connections go to the proxy.',
  'rule.inbound-established': () => 'Packets of a connection that the proxy already has are delivered to it.',
  'rule.inbound-established-port': ({ port }) => `Packets to port ${port} of a connection that the proxy already has are delivered to it.`,
  'rule.divert-mark': ({ mark }) => `The mark ${mark} makes the routing table deliver the packet inside the pod.`,
  'rule.divert-accept': () => 'A marked packet needs no further rule.',
  'rule.tproxy': ({ port, mark }) =>
    `The connection goes to port ${port} with its addresses unchanged; the mark ${mark} delivers it inside the pod.`,
  'rule.exclude-outbound-port': ({ port, protocol }) => `${protocol.toUpperCase()} port ${port} is excluded from outbound capture.`,
  'rule.include-outbound-port': ({ port }) => `Port ${port} is included in outbound capture, whatever the address.`,
  'rule.passthrough-source': ({ address }) =>
    `\`${address}\` is where the proxy's inbound side calls the application from: that call must arrive.`,
  'rule.proxy-to-own-pod': ({ owner, id }) =>
    `The application called a service and the proxy (${who[owner]} ${id}) chose this very pod: the call passes the inbound side too.`,
  'rule.app-to-own-pod': ({ owner, id }) => `Whoever is not the proxy (${who[owner]} ${id}) and calls the own pod is left alone.`,
  'rule.from-proxy': ({ owner, id }) =>
    `The proxy's own traffic (${who[owner]} ${id}) leaves the pod, or it would come back to the proxy for ever.`,
  'rule.exclude-owner-group': ({ group }) => `Processes of the group \`${group}\` are excluded from outbound capture.`,
  'rule.include-owner-groups': ({ groups }) =>
    groups === '' ? 'No group is included in outbound capture, so nothing is.' : `Only processes of the groups \`${groups}\` are captured.`,
  'rule.loopback': ({ range }) => `Calls to \`${range}\` stay between the containers of the pod.`,
  'rule.exclude-outbound-range': ({ range }) => `The range \`${range}\` is excluded from outbound capture.`,
  'rule.include-outbound-range': ({ range }) => `The range \`${range}\` is included in outbound capture.`,
  'rule.outbound-all': () => 'All other outbound connections go to the proxy.',
  'rule.dns-chain': () => 'DNS is captured: queries are looked for.',
  'rule.dns-zone-chain': () => 'DNS is captured: packets are sorted into connection tracking zones.',
  'rule.dns-all': ({ protocol, port }) =>
    `DNS over ${protocol.toUpperCase()} goes to the agent on port ${port}, whichever resolver was asked.`,
  'rule.dns-server': ({ protocol, server, port }) =>
    `DNS over ${protocol.toUpperCase()} to the pod's resolver \`${server}\` goes to the agent on port ${port}.`,
  'rule.dns-zone-proxy-query': ({ zone }) => `The agent's queries to the real resolver are tracked in zone ${zone}.`,
  'rule.dns-zone-proxy-answer': ({ zone }) => `The agent's answers to the application are tracked in zone ${zone}.`,
  'rule.dns-zone-query': ({ zone }) => `The application's queries are tracked in zone ${zone}, apart from the agent's.`,
  'rule.dns-zone-answer': ({ zone }) => `Answers of the real resolver are tracked in zone ${zone}, with the agent's queries.`,
  'rule.save-mark': ({ mark }) => `The connection remembers the mark ${mark} of its packet.`,
  'rule.marked-outbound': ({ mark }) => `A packet that carries the mark ${mark} already is the proxy's call to the application.`,
  'rule.mark-proxy-to-own-pod': ({ owner, id, mark }) =>
    `The proxy (${who[owner]} ${id}) chose its own pod: the mark ${mark} lets the packet pass the inbound side.`,
  'rule.restore-mark': ({ mark }) => `Answers of a connection with the mark ${mark} get it too and so return to the proxy.`,
  'rule.marked-inbound': ({ mark }) => `A packet with the mark ${mark} has passed the proxy: it must not be caught again.`,
  'rule.passthrough-source-inbound': ({ address }) => `\`${address}\` is the proxy calling the application: it must not be caught again.`,
  'rule.app-to-own-pod-inbound': ({ mark }) => `Over the loopback only the proxy's calls (mark ${mark}) pass the inbound side.`,
  'rule.ambient-chain': () => 'Packets are shown to the rules of ambient mode.',
  'rule.ambient-virtual-interface': ({ interface: name, port }) =>
    `What comes from the virtual interface \`${name}\` leaves the pod: it goes to ztunnel's outbound port ${port}.`,
  'rule.ambient-virtual-interface-end': ({ interface: name }) => `Nothing else is done with what comes from \`${name}\`.`,
  'rule.ambient-remember-mark': ({ mark }) => `The packet is ztunnel's: its connection remembers that as ${mark}.`,
  'rule.ambient-restore-mark': ({ mark }) =>
    `The packet answers one of ztunnel's: it gets the mark ${mark}, which delivers it inside the pod.`,
  'rule.ambient-probe': ({ address }) => `\`${address}\` is the kubelet of the own node: its probes go to the application itself.`,
  'rule.ambient-probe-answer': ({ address }) => `Answers to the kubelet (\`${address}\`) go straight back.`,
  'rule.ambient-inbound': ({ port, tunnel, mark }) =>
    `Plain connections from the network go to ztunnel on port ${port}; not those for its tunnel on ${tunnel}, and not ztunnel's own (mark ${mark}).`,
  'rule.ambient-dns': ({ protocol, port, mark }) =>
    `DNS over ${protocol.toUpperCase()} goes to ztunnel on port ${port}, unless ztunnel itself asks (mark ${mark}).`,
  'rule.ambient-dns-zone-query': ({ zone }) => `ztunnel's queries to the real resolver are tracked in zone ${zone}.`,
  'rule.ambient-dns-zone-answer': ({ zone }) => `Answers of the real resolver are tracked in zone ${zone}, with ztunnel's queries.`,
  'rule.ambient-answer': ({ mark }) => `The mark ${mark} says that the packet belongs to a connection of ztunnel's: it may go.`,
  'rule.ambient-own-pod': () => "A call to the pod's own address stays in the pod.",
  'rule.ambient-outbound': ({ port, mark }) =>
    `All other outbound connections go to ztunnel on port ${port}, except its own (mark ${mark}) and those to localhost.`,
}
