import type { RouterCodes } from '../../../engine/types/trace-codes/router.js'
import type { StepTexts } from '../types.js'

const code = (value: string): string => (value === '' ? '空' : `\`${value}\``)
const codes = (values: readonly string[]): string => values.map(code).join('、')
const ms = (milliseconds: number): string => (milliseconds >= 1000 ? `${milliseconds / 1000} 秒` : `${milliseconds} 毫秒`)

const levels: Readonly<Record<string, string>> = {
  cluster: '加权集群',
  route: '路由',
  'virtual-host': '虚拟主机',
  configuration: '路由配置',
}
const by = (level: string): string => levels[level] ?? level
const keys: Readonly<Record<string, string>> = {
  header: '请求头',
  cookie: 'Cookie',
  'source-ip': '客户端地址',
  query: '查询参数',
  'filter-state': '过滤器状态',
}
const key = (kind: string, name: string): string => [keys[kind] ?? kind, ...(name === '' ? [] : [code(name)])].join(' ')
const kept: Readonly<Record<string, string>> = {
  empty: '值为空',
  present: '已经存在',
  absent: '不存在，无从覆盖',
}

/** 路由器：重定向、改写、头部、超时、重试、镜像。 */
export const router: StepTexts<RouterCodes> = {
  'router.redirected': ({ status, location }) => `路由重定向：${status}，跳转到 \`${location}\`。`,
  'router.direct-response': ({ status }) => `路由直接应答 ${status}，不询问任何服务器。`,
  'router.cluster': ({ cluster }) => `路由指向集群 \`${cluster}\`。`,
  'router.cluster-from-header': ({ cluster, header }) => `集群名取自请求头 \`${header}\`：${code(cluster)}。`,
  'router.cluster-from-plugin': ({ plugin }) => `集群本应由插件 \`${plugin}\` 选择，此处未建模。`,
  'router.cluster-missing': ({ cluster, status }) => `没有集群 ${code(cluster)}：应答 ${status}，响应体为空（NC）。`,
  'router.path-rewritten': ({ before, after, by: setting }) => `\`${setting}\` 把路径 \`${before}\` 改写为 \`${after}\`。`,
  'router.path-kept': ({ path, by: setting }) => `\`${setting}\` 会让路径变空，因此保留 \`${path}\`。`,
  'router.host-rewritten': ({ before, after, by: setting }) => `\`${setting}\` 把主机 ${code(before)} 改写为 \`${after}\`。`,
  'headers.request-set': ({ name, value, level }) => `${by(level)}把请求头 \`${name}\` 设为 ${code(value)}。`,
  'headers.request-added': ({ name, value, level }) => `${by(level)}添加请求头 \`${name}: ${value}\`。`,
  'headers.request-removed': ({ name, level }) => `${by(level)}删除请求头 \`${name}\`。`,
  'headers.response-set': ({ name, value, level }) => `${by(level)}把响应头 \`${name}\` 设为 ${code(value)}。`,
  'headers.response-added': ({ name, value, level }) => `${by(level)}添加响应头 \`${name}: ${value}\`。`,
  'headers.response-removed': ({ name, level }) => `${by(level)}删除响应头 \`${name}\`。`,
  'headers.kept': ({ name, why, level }) => `${by(level)}的头部 \`${name}\` 不起作用：${kept[why] ?? why}。`,
  'headers.unknown-value': ({ name, commands }) => `头部 \`${name}\` 中的 ${codes(commands)} 只有运行中的代理知道，这里以名字代替。`,
  'router.timeout': ({ milliseconds, by: setting }) =>
    setting === 'grpc-timeout'
      ? `客户端的 \`grpc-timeout\` 给整个请求 ${ms(milliseconds)}。`
      : `整个请求（含重试）最多 ${ms(milliseconds)}。`,
  'router.no-timeout': () => '没有超时：路由允许服务器用任意长的时间。',
  'router.per-try-timeout': ({ milliseconds }) => `每次尝试最多 ${ms(milliseconds)}。`,
  'router.retry-policy': ({ on, retries, by: source }) =>
    `${source === 'header' ? '请求自带的头部要求重试，' : ''}遇到 ${codes(on)} 时重试，最多 ${retries} 次。`,
  'router.no-retries': () => '不重试。',
  'router.retries-not-for-request': () => '只有带特定头部的请求才重试，这个请求没有。',
  'router.retried': ({ attempt, reason }) => `因 \`${reason}\` 进行第 ${attempt} 次尝试。`,
  'router.not-retried': ({ reason }) => `\`${reason}\` 不在重试条件之内。`,
  'router.retries-exhausted': ({ attempts, reason }) => `\`${reason}\` 本应重试，但已尝试 ${attempts} 次，重试次数用尽（URX）。`,
  'router.retries-overflow': ({ reason }) => `\`${reason}\` 本应重试，但集群的熔断设置不允许任何重试（UO）。`,
  'router.answered': ({ status, attempt }) => (attempt === 1 ? `服务器应答 ${status}。` : `第 ${attempt} 次尝试得到应答 ${status}。`),
  'router.reset': ({ reason, attempt }) => `第 ${attempt} 次尝试没有得到应答（${reason}），代理应答 503。`,
  'router.timed-out': ({ milliseconds, details }) => `等待 ${ms(milliseconds)} 后代理放弃（\`${details}\`），应答 504。`,
  'router.client-gave-up': ({ milliseconds }) => `客户端等待 ${ms(milliseconds)} 后断开，没有应答（DC）。`,
  'router.mirrored': ({ cluster, percent, host }) =>
    `${percent === 100 ? '请求的副本' : `${percent} % 的此类请求的副本`}发往集群 \`${cluster}\`，主机为 ${code(host)}，其应答被丢弃。`,
  'router.mirror-missing': ({ cluster }) => `没有可供镜像的集群 ${code(cluster)}。`,
  'router.hash-key': ({ kind, name, value }) => `参与哈希的是${key(kind, name)}：${code(value)}。`,
  'router.hash-key-missing': ({ kind, name }) => `没有可供哈希的${key(kind, name)}。`,
  'router.hash-cookie-made': ({ name }) => `请求没有 Cookie \`${name}\`，代理生成一个，并在应答中设置。`,
  'router.protocol': ({ downstream, upstream, by: setting }) =>
    `进来的是 ${downstream}，出去的是 ${upstream}：由集群的 \`${setting}\` 决定。`,
  'router.upgraded': ({ upgrade }) => `服务器切换到 \`${upgrade}\`，此后只转发字节。`,
  'router.upgrade-waits': ({ upgrade }) => `在 HTTP/2 上使用 \`${upgrade}\` 需要服务器允许扩展 CONNECT，代理等待服务器声明。`,
  'router.local-reply-grpc': ({ status, grpcStatus }) =>
    `客户端使用 gRPC，代理自己的 ${status} 变成 200 加 \`grpc-status: ${grpcStatus}\`。`,
  'router.not-modelled': ({ field }) => `设置了 \`${field}\`，此处未建模。`,
}
