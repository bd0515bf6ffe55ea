import type { ListenerCodes } from '../../../engine/types/trace-codes/listener.js'
import type { StepTexts } from '../types.js'

const code = (value: string): string => (value === '' ? '空' : `\`${value}\``)
const codes = (values: readonly string[]): string => (values.length > 0 ? values.map(code).join('、') : '无')

/** 连接在过滤器链匹配的各字段上带来什么。 */
const brings: Readonly<Record<string, string>> = {
  destination_port: '目的端口为',
  prefix_ranges: '目的地址为',
  server_names: '服务器名（SNI）为',
  transport_protocol: '传输协议为',
  application_protocols: '应用协议为',
  direct_source_prefix_ranges: '直接来源为',
  source_type: '来源类型为',
  source_prefix_ranges: '来源地址为',
  source_ports: '来源端口为',
}
const is = (predicate: string, value: string): string => `${brings[predicate] ?? `\`${predicate}\` 为`} ${code(value)}`

export const listener: StepTexts<ListenerCodes> = {
  'listener.accepted': ({ listener, address }) => `监听器 ${code(listener)} 在 \`${address}\` 接受连接。`,
  'listener.none': ({ address }) => `\`${address}\` 上没有监听器。`,
  'listener.original-destination': ({ destination }) => `内核给出原本拨打的地址：\`${destination}\`。`,
  'listener.handed-over': ({ listener, address, destination }) =>
    `监听器 ${code(listener)}（\`${address}\`）对应 \`${destination}\`，接手这个连接。`,
  'listener.kept': ({ listener, destination }) => `没有监听器对应 \`${destination}\`：连接留在 ${code(listener)}。`,
  'listener.missed': ({ address }) => `没有恰好对应 \`${address}\` 的监听器。`,
  'listener-filter.disabled': ({ filter, port }) => `监听过滤器 \`${filter}\` 在端口 ${port} 上停用。`,
  'listener-filter.tls': ({ serverName, alpn }) => `TLS 探测：是 ClientHello，服务器名 ${code(serverName)}，ALPN ${codes(alpn)}。`,
  'listener-filter.not-tls': ({ filter }) => `\`${filter}\`：开头的字节不是 TLS。`,
  'listener-filter.http': ({ protocol }) => `HTTP 探测：首行是 ${code(protocol)}。`,
  'listener-filter.not-http': ({ filter }) => `\`${filter}\`：开头的字节不是 HTTP。`,
  'listener-filter.waiting': ({ filter }) => `\`${filter}\` 等待客户端先发字节，没有超时来结束等待。`,
  'listener-filter.gave-up': ({ filter, timeout }) => `\`${filter}\` 等了 ${timeout} 毫秒，客户端没有发来字节；连接不经探测继续。`,
  'listener-filter.timed-out': ({ filter, timeout }) => `\`${filter}\` 等了 ${timeout} 毫秒，客户端没有发来字节；连接关闭。`,
  'listener-filter.no-proxy-header': ({ filter }) => `\`${filter}\` 没有找到 PROXY 头，关闭连接。`,
  'listener-filter.unknown': ({ filter }) => `监听过滤器 \`${filter}\` 未建模，假定它放行。`,
  'chain.taken': ({ chain }) => `过滤器链 \`${chain}\` 匹配。`,
  'chain.default': ({ chain }) => `没有过滤器链匹配，走默认链 \`${chain}\`。`,
  'chain.none': ({ listener }) => `${code(listener)} 没有匹配的过滤器链，也没有默认链：连接关闭。`,
  'chain.missed': ({ chain, predicate, wanted, value }) =>
    wanted.length > 0
      ? `\`${chain}\`：\`${predicate}\` 要求 ${codes(wanted)}；${is(predicate, value)}。`
      : `\`${chain}\` 没有写 \`${predicate}\`，而另一条链在此匹配；${is(predicate, value)}。`,
  'chain.less-specific': ({ chain, predicate, wanted, value }) =>
    `\`${chain}\`（\`${predicate}\`：${codes(wanted)}）本可匹配，但另一条链更具体：${is(predicate, value)}。`,
  'chain.by-matcher': ({ chain, input, value }) => `监听器的匹配器由 ${code(input)} = ${code(value)} 得到 \`${chain}\`。`,
  'chain.matcher-none': ({ listener }) => `${code(listener)} 的匹配器没有给出过滤器链。`,
  'tls.accepted': ({ alpn, peer }) => `TLS 握手成功：ALPN ${code(alpn)}，${peer === '' ? '没有客户端证书' : `客户端为 \`${peer}\``}。`,
  'tls.no-certificate': ({ chain }) => `\`${chain}\` 要求客户端证书，客户端没有：握手失败。`,
  'tls.untrusted': ({ peer }) => `\`${peer}\` 的证书出自不受信任的 CA：握手失败。`,
  'tls.name-refused': ({ peer }) => `\`${peer}\` 不在该链接受的名字之中：握手失败。`,
  'tls.plain-text': ({ chain }) => `\`${chain}\` 说 TLS，客户端说明文：连接关闭。`,
  'tls.not-ended': ({ chain }) => `\`${chain}\` 不终结 TLS：过滤器看到的是密文。`,
  'network.http': ({ filter }) => `HTTP 连接管理器 \`${filter}\` 接手连接。`,
  'network.tcp-proxy': ({ filter, cluster }) => `TCP 代理 \`${filter}\` 把字节转给集群 ${code(cluster)}。`,
  'network.cluster-drawn': ({ cluster, weight, total }) => `按权重（${total} 份中的 ${weight} 份）选中集群 \`${cluster}\`。`,
  'network.sni-cluster': ({ cluster }) => `服务器名即集群名：${code(cluster)}。`,
  'network.filter-state': ({ key, value }) => `过滤器状态 \`${key}\` 设为 ${code(value)}。`,
  'network.answered': ({ filter }) => `网络过滤器 \`${filter}\` 自己作答。`,
  'network.passed': ({ filter }) => `网络过滤器 \`${filter}\` 只观察，一律放行。`,
  'network.unknown': ({ filter }) => `网络过滤器 \`${filter}\` 未建模，假定它放行。`,
  'network.no-terminal': ({ chain }) => `\`${chain}\` 没有处理连接的过滤器：连接关闭。`,
}
