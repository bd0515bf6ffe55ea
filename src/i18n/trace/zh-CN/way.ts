import type { WayCodes } from '../../../engine/types/trace-codes/way.js'
import type { StepTexts } from '../types.js'

const field: Readonly<Record<string, string>> = {
  namespaces: '来源命名空间',
  serviceAccounts: '来源服务账号',
  principals: '来源身份',
  sourceIps: '来源地址',
  destinationIps: '目的地址',
  destinationPorts: '目的端口',
}
const named = (name: string) => (name.startsWith('not_') ? `${field[name.slice(4)] ?? name} 的排除项` : (field[name] ?? name))

/** 名字、kube-proxy、ztunnel、网络与应用。 */
export const way: StepTexts<WayCodes> = {
  'name.literal': ({ address }) => `URL 里写的就是地址 \`${address}\`，不用解析`,
  'name.service': ({ written, name, address }) =>
    written === name
      ? `\`${name}\` 解析为集群 IP \`${address}\``
      : `\`${written}\` 按搜索域补全为 \`${name}\`，解析为集群 IP \`${address}\``,
  'name.headless': ({ name, address, count }) =>
    count === 0
      ? `无头服务 \`${name}\` 没有就绪的 Pod，解析不出地址`
      : `无头服务 \`${name}\` 直接解析为 Pod 地址（${count} 个），例如 \`${address}\``,
  'name.alias': ({ name, target }) => `\`${name}\` 是 ExternalName 服务，别名指向 \`${target}\``,
  'name.captured': ({ name, address }) => `DNS 查询被代理接走：ServiceEntry 的主机 \`${name}\` 解析为 \`${address}\``,
  'name.outside': ({ name, address }) => `\`${name}\` 由集群外的 DNS 解析；这里用 \`${address}\` 代表它的答案`,
  'name.unknown': ({ written }) => `\`${written}\` 解析不了：集群里没有这个服务，也不是完整的域名`,
  'name.gateway': ({ name, address }) => `从集群外拨服务 \`${name}\` 的地址 \`${address}\``,
  'kube-proxy.chosen': ({ name, address, count }) => `kube-proxy 在 \`${name}\` 的 ${count} 个端点里随机选了 \`${address}\``,
  'kube-proxy.none': ({ name }) => `\`${name}\` 没有就绪的端点，kube-proxy 拒绝连接`,
  'kube-proxy.no-port': ({ name, port }) => `\`${name}\` 没有端口 ${port}，kube-proxy 没有它的规则：发往 ClusterIP 的包无人应答，直到超时`,
  'capture.none': ({ pod }) => `\`${pod}\` 没有被网格接管，没有规则拦截它的流量`,
  'ztunnel.service': ({ service, endpoints }) => `ztunnel 认得这个地址：服务 \`${service}\`，${endpoints} 个可用端点`,
  'ztunnel.workload': ({ workload }) => `ztunnel 认得这个地址：工作负载 \`${workload}\``,
  'ztunnel.unknown': ({ address }) => `ztunnel 不认得 \`${address}\`，原样转发`,
  'ztunnel.no-endpoints': ({ service }) => `\`${service}\` 没有可用端点，ztunnel 关闭连接`,
  'ztunnel.waypoint': ({ waypoint, address }) => `目的有 waypoint \`${waypoint}\`：先经 HBONE 送到它的 Pod \`${address}\``,
  'ztunnel.no-waypoint': ({ of }) => `\`${of}\` 没有 waypoint，只做四层`,
  'ztunnel.hbone': ({ workload, address }) => `\`${workload}\` 支持 HBONE：建隧道到 \`${address}\`，用 mTLS 加密`,
  'ztunnel.plain': ({ workload, address }) => `\`${workload}\` 不在网格里：明文连到 \`${address}\``,
  'ztunnel.arrived': ({ workload, from, security }) =>
    `\`${workload}\` 所在节点的 ztunnel 收到连接：${security === 'hbone' ? `HBONE，对方身份 \`${from}\`` : '明文，没有身份'}`,
  'ztunnel.policy-matched': ({ policy, action }) => `${action} 策略 \`${policy}\` 匹配`,
  'ztunnel.policy-missed': ({ policy, action, field: name, wanted, value }) =>
    wanted === ''
      ? `${action} 策略 \`${policy}\` 没有规则，谁也不匹配`
      : `${action} 策略 \`${policy}\` 不匹配：${named(name)} 是 ${value === '' ? '空' : `\`${value}\``}，要求 \`${wanted}\``,
  'ztunnel.allowed': ({ policies }) => (policies === 0 ? '没有四层策略，放行' : '四层策略放行'),
  'ztunnel.denied-by': ({ policy }) => `被 DENY 策略 \`${policy}\` 拒绝，ztunnel 关闭连接`,
  'ztunnel.denied': ({ policies }) => `有 ${policies} 条 ALLOW 策略，一条也没匹配，ztunnel 关闭连接`,
  'wire.plain': ({ from, to }) => `\`${from}\` → \`${to}\`：明文`,
  'wire.mtls': ({ from, to, identity, serverName }) =>
    `\`${from}\` → \`${to}\`：mTLS，身份 \`${identity}\`${serverName ? `，SNI \`${serverName}\`` : ''}`,
  'wire.tls': ({ from, to, serverName }) => `\`${from}\` → \`${to}\`：TLS${serverName ? `，SNI \`${serverName}\`` : ''}`,
  'wire.hbone': ({ from, to, identity, target }) => `\`${from}\` → \`${to}\`：HBONE 隧道（mTLS），身份 \`${identity}\`，通向 \`${target}\``,
  'grpc.listener': ({ name }) => `gRPC 库按目标名找到监听器 \`${name}\``,
  'grpc.unknown': ({ name }) => `gRPC 库没有收到名为 \`${name}\` 的监听器，通道建不起来`,
  'application.answers': ({ pod, address, status }) => `\`${pod}\` 里的应用在 \`${address}\` 收到请求${status ? `，返回 ${status}` : ''}`,
  'application.refuses': ({ pod, address }) => `\`${pod}\` 里没有进程监听 \`${address}\`，连接被拒绝`,
  'application.outside': ({ address }) => `\`${address}\` 在集群之外，假定它能答`,
  'application.unreachable': ({ address }) => `\`${address}\` 不属于任何 Pod，连接不通`,
}
