import type { OwnerKind } from '../../engine/types/rule-reasons.js'
import type { RuleTexts } from './types.js'

const who: Readonly<Record<OwnerKind, string>> = { uid: '用户', gid: '用户组' }

export const ruleTexts: RuleTexts = {
  'rule.excluded-interface': ({ interface: name, direction }) =>
    `网卡 \`${name}\` 上的流量一律不拦截，这条规则管${direction === 'inbound' ? '进来的' : '出去的'}。`,
  'rule.virtual-interface-first': ({ interface: name }) => `来自虚拟网卡 \`${name}\` 的流量不算 Pod 的入站流量。`,
  'rule.virtual-interface-outbound': ({ interface: name }) => `来自虚拟网卡 \`${name}\` 的流量要离开 Pod，按出站流量交给代理。`,
  'rule.virtual-interface-range': ({ interface: name, range }) =>
    `来自虚拟网卡 \`${name}\`、发往 \`${range}\` 的流量，按出站流量交给代理。`,
  'rule.invalid-packets': () => '不属于任何已知连接的包直接丢弃，否则内核会重置连接。',
  'rule.drop': () => '丢弃送到这里的包。',
  'rule.tunnel-port': ({ port }) => `端口 ${port} 由代理自己监听，用来接收 HBONE，不需要重定向。`,
  'rule.redirect-outbound': ({ port }) => `出站连接最终到这里：端口 ${port} 是代理的出站监听器。`,
  'rule.redirect-inbound': ({ port }) => `入站连接最终到这里：端口 ${port} 是代理的入站监听器。`,
  'rule.inbound-chain': () => '从网络进来的 TCP 连接，都按入站流量判断。',
  'rule.outbound-chain': () => 'Pod 里的进程发出的流量，都按出站流量判断。',
  'rule.exclude-inbound-port': ({ port }) => `端口 ${port} 不做入站拦截，直接交给监听它的进程。`,
  'rule.include-inbound-port': ({ port }) => `端口 ${port} 指定要做入站拦截。`,
  'rule.inbound-all': () => '其余入站连接都交给代理。',
  'rule.inbound-established': () => '代理已经接手的连接，后续的包直接送给它。',
  'rule.inbound-established-port': ({ port }) => `端口 ${port} 上代理已经接手的连接，后续的包直接送给它。`,
  'rule.divert-mark': ({ mark }) => `打上标记 ${mark}，路由表就会把包留在 Pod 内处理。`,
  'rule.divert-accept': () => '打上标记的包不再走后面的规则。',
  'rule.tproxy': ({ port, mark }) => `连接送到端口 ${port}，源地址和目的地址都不变；标记 ${mark} 让它留在 Pod 内处理。`,
  'rule.exclude-outbound-port': ({ port, protocol }) => `${protocol.toUpperCase()} 端口 ${port} 不做出站拦截。`,
  'rule.include-outbound-port': ({ port }) => `端口 ${port} 指定要做出站拦截，不管目的地址是什么。`,
  'rule.passthrough-source': ({ address }) => `代理的入站一侧从 \`${address}\` 调用应用，这样的调用必须放行。`,
  'rule.proxy-to-own-pod': ({ owner, id }) => `应用调用某个服务，代理（${who[owner]} ${id}）恰好选中了本 Pod：这次调用还要经过入站一侧。`,
  'rule.app-to-own-pod': ({ owner, id }) => `不是代理（${who[owner]} ${id}）的进程调用本 Pod，不拦截。`,
  'rule.from-proxy': ({ owner, id }) => `代理自己发出的流量（${who[owner]} ${id}）直接离开 Pod，否则会一直绕回代理。`,
  'rule.exclude-owner-group': ({ group }) => `用户组 \`${group}\` 的进程不做出站拦截。`,
  'rule.include-owner-groups': ({ groups }) =>
    groups === '' ? '没有指定任何用户组，所以出站流量一律不拦截。' : `只拦截用户组 \`${groups}\` 的进程。`,
  'rule.loopback': ({ range }) => `发往 \`${range}\` 的调用是 Pod 内容器之间的事，不拦截。`,
  'rule.exclude-outbound-range': ({ range }) => `网段 \`${range}\` 不做出站拦截。`,
  'rule.include-outbound-range': ({ range }) => `网段 \`${range}\` 指定要做出站拦截。`,
  'rule.outbound-all': () => '其余出站连接都交给代理。',
  'rule.dns-chain': () => '拦截 DNS：在这里找出查询。',
  'rule.dns-zone-chain': () => '拦截 DNS：把包分到不同的连接跟踪区。',
  'rule.dns-all': ({ protocol, port }) => `不管问哪台 DNS 服务器，${protocol.toUpperCase()} 上的查询都交给端口 ${port} 上的 agent。`,
  'rule.dns-server': ({ protocol, server, port }) =>
    `发给 Pod 的 DNS 服务器 \`${server}\` 的 ${protocol.toUpperCase()} 查询，交给端口 ${port} 上的 agent。`,
  'rule.dns-zone-proxy-query': ({ zone }) => `agent 发给真正的 DNS 服务器的查询，记在跟踪区 ${zone}。`,
  'rule.dns-zone-proxy-answer': ({ zone }) => `agent 给应用的应答，记在跟踪区 ${zone}。`,
  'rule.dns-zone-query': ({ zone }) => `应用的查询记在跟踪区 ${zone}，和 agent 的分开。`,
  'rule.dns-zone-answer': ({ zone }) => `真正的 DNS 服务器的应答记在跟踪区 ${zone}，和 agent 的查询在一起。`,
  'rule.save-mark': ({ mark }) => `把包上的标记 ${mark} 记到连接上。`,
  'rule.marked-outbound': ({ mark }) => `带着标记 ${mark} 的包就是代理对应用的调用，不再处理。`,
  'rule.mark-proxy-to-own-pod': ({ owner, id, mark }) => `代理（${who[owner]} ${id}）选中了本 Pod：标记 ${mark} 让包经过入站一侧。`,
  'rule.restore-mark': ({ mark }) => `带标记 ${mark} 的连接，应答包也打上这个标记，好回到代理。`,
  'rule.marked-inbound': ({ mark }) => `带标记 ${mark} 的包已经过代理，不能再拦一次。`,
  'rule.passthrough-source-inbound': ({ address }) => `来自 \`${address}\` 的是代理对应用的调用，不能再拦一次。`,
  'rule.app-to-own-pod-inbound': ({ mark }) => `走回环网卡的流量里，只有代理的调用（标记 ${mark}）要经过入站一侧。`,
  'rule.ambient-chain': () => '把包交给 ambient 模式的规则看一遍。',
  'rule.ambient-virtual-interface': ({ interface: name, port }) =>
    `来自虚拟网卡 \`${name}\` 的流量要离开 Pod，交给 ztunnel 的出站端口 ${port}。`,
  'rule.ambient-virtual-interface-end': ({ interface: name }) => `来自 \`${name}\` 的流量到此为止，不走后面的规则。`,
  'rule.ambient-remember-mark': ({ mark }) => `这是 ztunnel 的包：在连接上记下 ${mark}。`,
  'rule.ambient-restore-mark': ({ mark }) => `这是对 ztunnel 的应答：打上标记 ${mark}，让它留在 Pod 内处理。`,
  'rule.ambient-probe': ({ address }) => `\`${address}\` 代表本节点的 kubelet，它的探测直接送给应用。`,
  'rule.ambient-probe-answer': ({ address }) => `给 kubelet（\`${address}\`）的应答直接返回。`,
  'rule.ambient-inbound': ({ port, tunnel, mark }) =>
    `从网络来的明文连接交给 ztunnel 的端口 ${port}；发往隧道端口 ${tunnel} 的和 ztunnel 自己的（标记 ${mark}）除外。`,
  'rule.ambient-dns': ({ protocol, port, mark }) =>
    `${protocol.toUpperCase()} 上的 DNS 查询交给 ztunnel 的端口 ${port}，ztunnel 自己的（标记 ${mark}）除外。`,
  'rule.ambient-dns-zone-query': ({ zone }) => `ztunnel 发给真正的 DNS 服务器的查询，记在跟踪区 ${zone}。`,
  'rule.ambient-dns-zone-answer': ({ zone }) => `真正的 DNS 服务器的应答记在跟踪区 ${zone}，和 ztunnel 的查询在一起。`,
  'rule.ambient-answer': ({ mark }) => `标记 ${mark} 说明这个包属于 ztunnel 的连接，放行。`,
  'rule.ambient-own-pod': () => '调用 Pod 自己的地址，不离开 Pod。',
  'rule.ambient-outbound': ({ port, mark }) =>
    `其余出站连接都交给 ztunnel 的端口 ${port}，它自己的（标记 ${mark}）和发往 localhost 的除外。`,
}
