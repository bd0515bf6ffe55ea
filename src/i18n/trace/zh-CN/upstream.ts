import type { UpstreamCodes } from '../../../engine/types/trace-codes/upstream.js'
import type { StepTexts } from '../types.js'

const code = (value: string): string => (value === '' ? '空' : `\`${value}\``)
const codes = (values: readonly string[]): string => values.map(code).join('、')
const from = (by: string): string =>
  by === 'destination' ? '客户端所拨的地址' : by === 'filter-state' ? '过滤器状态' : by === 'metadata' ? '元数据' : `请求头 \`${by}\``
const expecting = (sni: string, sans: readonly string[]): string =>
  [...(sni === '' ? [] : [`服务器名 \`${sni}\``]), ...(sans.length === 0 ? [] : [`期望对端身份 ${codes(sans)}`])]
    .map((part) => `，${part}`)
    .join('')

/** 集群、子集、优先级、地域、端点，以及到端点的连接。 */
export const upstream: StepTexts<UpstreamCodes> = {
  'upstream.cluster': ({ cluster, type, policy }) => `集群 \`${cluster}\`：端点来自 ${type}，按 ${policy} 选择。`,
  'upstream.cluster-missing': ({ cluster }) => `没有集群 ${code(cluster)}，连接被关闭（NC）。`,
  'upstream.endpoints-unknown': ({ cluster }) => `读入的配置不含端点，\`${cluster}\` 的端点未知，假定其中之一应答。`,
  'upstream.no-endpoints': ({ cluster }) => `集群 \`${cluster}\` 没有端点（UH）。`,
  'upstream.no-healthy-endpoints': ({ cluster, endpoints }) => `集群 \`${cluster}\` 的 ${endpoints} 个端点都不可选（UH）。`,
  'upstream.endpoint-passed-over': ({ address, health }) => `跳过 \`${address}\`：${health}。`,
  'upstream.endpoint-degraded': ({ address }) => `\`${address}\` 处于降级状态，只承担健康端点承担不了的部分。`,
  'upstream.panic': ({ priority, healthy, threshold }) =>
    `优先级 ${priority} 进入恐慌模式：只有 ${healthy} % 健康，低于 ${threshold} %，不再考虑健康状态。`,
  'upstream.priority': ({ priority, percent, healthy, endpoints }) =>
    `优先级 ${priority} 承担 ${percent} %：${endpoints} 个端点中 ${healthy} 个健康。`,
  'upstream.priority-unused': ({ priority, healthy, endpoints }) =>
    `优先级 ${priority} 用不上，或没有可用的端点：${endpoints} 个端点中 ${healthy} 个健康。`,
  'upstream.locality': ({ locality, weight, percent }) => `地域 ${code(locality)} 权重 ${weight}，承担 ${percent} %。`,
  'upstream.subset': ({ metadata, endpoints }) => `子集 ${code(metadata)} 有 ${endpoints} 个端点。`,
  'upstream.subset-fallback': ({ metadata, policy }) => `没有子集 ${code(metadata)}，退回到 \`${policy}\`。`,
  'upstream.aggregate': ({ cluster, clusters }) => `集群 \`${cluster}\` 采用其中第一个有端点的：${codes(clusters)}。`,
  'upstream.original-destination': ({ address, by }) => `目标是 \`${address}\`，取自${from(by)}。`,
  'upstream.no-original-destination': ({ cluster }) => `集群 \`${cluster}\` 应发往客户端所拨的地址，而这里并不知道（UH）。`,
  'upstream.port-overridden': ({ address, port }) => `\`${address}\` 改用端口 ${port}。`,
  'upstream.host-resolved': ({ host }) => `解析请求中的主机 \`${host}\` 并连接。`,
  'upstream.endpoint': ({ address, percent, of }) =>
    of === 1 ? `唯一的端点是 \`${address}\`。` : `选中 \`${address}\`（${of} 个端点中，${percent} % 的请求如此）。`,
  'upstream.endpoints': ({ addresses, count, percent, of }) =>
    count === of
      ? `${count} 个端点之一：${codes(addresses)}${count > addresses.length ? '……' : ''}。`
      : `${of} 个端点中表现相同的 ${count} 个之一（${percent} % 的请求）：${codes(addresses)}${count > addresses.length ? '……' : ''}。`,
  'upstream.hash-chose': ({ policy, address, count }) => `${policy} 把这个键固定发往 ${count} 个端点中的 \`${address}\`。`,
  'upstream.hashed': ({ policy, count }) => `${policy} 把键相同的请求都发往 ${count} 个端点中的同一个，从这里已知的内容推不出是哪一个。`,
  'upstream.hash-without-key': ({ policy }) => `${policy} 没有可供哈希的内容，因此随机选择。`,
  'upstream.previous-host-avoided': ({ tried }) => `已试过 ${tried} 个端点，有其他端点时避开它们。`,
  'upstream.overflow': ({ threshold }) => `熔断设置 \`${threshold}: 0\` 不放行任何请求（UO）。`,
  'upstream.mtls': ({ sni, sans, by }) => `mTLS（\`${by}\`）${expecting(sni, sans)}。`,
  'upstream.tls': ({ sni, sans, by }) => `TLS，代理不出示证书（\`${by}\`）${expecting(sni, sans)}。`,
  'upstream.plain': ({ by }) => (by === 'transport_socket' ? '明文：集群没有配置 TLS。' : `明文（\`${by}\`）。`),
  'upstream.proxy-protocol': ({ version }) => `先发送 PROXY protocol 头，版本 ${version}。`,
  'upstream.tunnel': ({ target, listener }) =>
    target === '' ? `交给内部监听器 \`${listener}\`。` : `交给内部监听器 \`${listener}\`，由它经隧道送到 \`${target}\`（HBONE）。`,
  'upstream.internal-listener-missing': ({ listener }) => `没有内部监听器 \`${listener}\`。`,
  'upstream.connected': ({ address }) => `\`${address}\` 接受连接。`,
  'upstream.refused': ({ address }) => `\`${address}\` 拒绝连接（UF）。`,
  'upstream.unreachable': ({ address }) => `无法到达 \`${address}\`（UF）。`,
  'upstream.handshake-failed': ({ address }) => `\`${address}\` 接受连接，但 TLS 握手失败（UF）。`,
  'upstream.not-modelled': ({ field }) => `设置了 \`${field}\`，此处未建模。`,
}
