import type { HttpCodes } from '../../../engine/types/trace-codes/http.js'
import type { StepTexts } from '../types.js'

const code = (value: string): string => (value === '' ? '空' : `\`${value}\``)
const named = (name: string, index: number): string => (name === '' ? `第 ${index} 条路由` : `第 ${index} 条路由 \`${name}\``)

const comparisons: Readonly<Record<string, (wanted: string) => string>> = {
  exact: (wanted) => `须为 ${code(wanted)}`,
  prefix: (wanted) => `须以 ${code(wanted)} 开头`,
  suffix: (wanted) => `须以 ${code(wanted)} 结尾`,
  contains: (wanted) => `须含有 ${code(wanted)}`,
  regex: (wanted) => `须整个匹配 \`${wanted}\``,
  template: (wanted) => `须符合模板 \`${wanted}\``,
  range: (wanted) => `须为 \`${wanted}\` 之间的数`,
  present: (wanted) => (wanted === 'true' ? '须存在' : '须不存在'),
  'separated-prefix': (wanted) => `须为 \`${wanted}\` 或以 \`${wanted}/\` 开头`,
}
const negated: Readonly<Record<string, (wanted: string) => string>> = {
  exact: (wanted) => `不得为 ${code(wanted)}`,
  prefix: (wanted) => `不得以 ${code(wanted)} 开头`,
  suffix: (wanted) => `不得以 ${code(wanted)} 结尾`,
  contains: (wanted) => `不得含有 ${code(wanted)}`,
  regex: (wanted) => `不得匹配 \`${wanted}\``,
  range: (wanted) => `不得为 \`${wanted}\` 之间的数`,
}

function must(kind: string, wanted: string): string {
  if (kind === 'not-present') return wanted === 'true' ? '须不存在' : '须存在'
  const said = kind.startsWith('not-') ? negated[kind.slice(4)] : comparisons[kind]
  return (said ?? ((value: string) => `须满足 ${code(value)}`))(wanted)
}

const subjects: Readonly<Record<string, (subject: string) => string>> = {
  path: () => '路径',
  method: () => '方法',
  header: (name) => `请求头 \`${name}\` `,
  query: (name) => `查询参数 \`${name}\` `,
  grpc: () => '内容类型',
  tls: (name) => `客户端证书（${name}）`,
  metadata: (name) => `\`${name}\` 的动态元数据`,
  'filter-state': (name) => `过滤器状态 \`${name}\` `,
}

export const http: StepTexts<HttpCodes> = {
  'http.request': ({ protocol, method, path, authority }) => `${protocol} 请求：\`${method} ${path}\`，主机 ${code(authority)}。`,
  'http.refused': ({ code: status, details }) => `连接管理器自己答复 ${status}：\`${details}\`。`,
  'http.waiting': ({ filter }) => `客户端没有发来完整的请求：\`${filter}\` 等待。`,
  'http.fields-refused': ({ details }) => `HTTP/2 编解码器拒绝请求的字段，关闭连接：\`${details}\`。`,
  'http.absolute-target': ({ target, authority }) => `请求目标 \`${target}\` 是完整的 URL：其中的主机 \`${authority}\` 取代 Host。`,
  'http.hosts-joined': ({ authority }) => `多行 Host 合成一行：\`${authority}\`。`,
  'http.path-normalized': ({ before, after }) => `路径由 \`${before}\` 规范为 \`${after}\`。`,
  'http.host-normalized': ({ before, after }) => `主机由 \`${before}\` 规范为 \`${after}\`。`,
  'http.headers-removed': ({ names }) => `去掉只有网格才可设置的请求头：${names.map(code).join('、')}。`,
  'http.remote-address': ({ address, direct }) => `X-Forwarded-For 说客户端是 \`${address}\`；连接来自 \`${direct}\`。`,
  'http.client-certificate': ({ value }) => `X-Forwarded-Client-Cert：\`${value}\`。`,
  'http.upgrade-refused': ({ upgrade }) => `这里不允许升级到 \`${upgrade}\`：403。`,
  'http.filter-disabled': ({ filter }) => `HTTP 过滤器 \`${filter}\` 已停用。`,
  'http.filter-unknown': ({ filter }) => `HTTP 过滤器 \`${filter}\` 未建模，假定它放行。`,
  'http.filter-passed': ({ filter }) => `HTTP 过滤器 \`${filter}\` 放行。`,
  'http.no-router': ({ filter }) => `连接管理器 \`${filter}\` 没有路由过滤器：404。`,
  'routes.taken': ({ name, hosts }) => `路由配置 ${code(name)}，${hosts} 个虚拟主机。`,
  'routes.missing': ({ name }) => `路由配置 ${code(name)} 不存在：找不到路由。`,
  'routes.scoped': ({ name }) => `未建模作用域路由（${code(name)}）：找不到路由。`,
  'virtual-host.taken': ({ name, domain, host }) => `虚拟主机 \`${name}\`：其域名 \`${domain}\` 匹配主机 ${code(host)}。`,
  'virtual-host.none': ({ host, hosts }) => `${hosts} 个虚拟主机的域名都不匹配主机 ${code(host)}。`,
  'virtual-host.no-scheme': ({ name }) => `\`X-Forwarded-Proto\` 为空：虚拟主机 \`${name}\` 的路由都不会匹配。`,
  'virtual-host.wants-tls': ({ name }) => `虚拟主机 \`${name}\` 要求 HTTPS：明文 HTTP 被重定向。`,
  'route.taken': ({ name, index }) => `${named(name, index)}匹配。`,
  'route.missed': ({ name, index, predicate, subject, kind, wanted, value, isAbsent }) =>
    predicate === 'fraction'
      ? `${named(name, index)}：只取 ${wanted} 的请求，这一个不在其中。`
      : `${named(name, index)}：${(subjects[predicate] ?? (() => `\`${predicate}\` `))(subject)}${must(kind, wanted)}；${isAbsent ? '没有这一项' : `实为 ${code(value)}`}。`,
  'route.none': ({ host, path, routes }) => `主机 ${code(host)} 的 ${routes} 条路由都不匹配 \`${path}\`。`,
  'route.cluster-drawn': ({ cluster, weight, total }) => `按权重（${total} 份中的 ${weight} 份），路由通向集群 \`${cluster}\`。`,
}
