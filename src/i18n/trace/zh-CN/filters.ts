import type { FilterCodes } from '../../../engine/types/trace-codes/filters.js'
import type { StepTexts } from '../types.js'

const code = (value: string): string => (value === '' ? '空' : `\`${value}\``)
const codes = (values: readonly string[]): string => values.map(code).join('、')

const comparisons: Readonly<Record<string, (wanted: string) => string>> = {
  exact: (wanted) => (wanted === '' ? '须为空' : `须为 \`${wanted}\``),
  prefix: (wanted) => `须以 \`${wanted}\` 开头`,
  suffix: (wanted) => `须以 \`${wanted}\` 结尾`,
  contains: (wanted) => `须含有 \`${wanted}\``,
  regex: (wanted) => `须整个匹配 \`${wanted}\``,
  range: (wanted) => `须为 \`${wanted}\` 之间的数`,
  present: () => '须存在',
  absent: () => '须不存在',
  custom: () => '须满足一个未建模的匹配器',
  none: () => '没有可比较的内容',
}
const must = (comparison: string, wanted: string, ignoreCase = false): string =>
  `${(comparisons[comparison] ?? (() => comparison))(wanted)}${ignoreCase ? '（不分大小写）' : ''}`

const places = { source: '来源地址', remote: '客户端地址（按 X-Forwarded-For）', destination: '目的地址' } as const
const notHttp = '裸连接没有路径'

const assumptions = {
  service: '要询问代理之外的服务；这里假定它放行',
  code: '运行自己的代码；这里假定它不改变任何东西',
  body: '只涉及正文及有关正文的头；在这里不影响结果',
  login: '负责用户登录；这里假定用户已登录',
  session: '读取先前响应给的 cookie；这里假定这是第一个请求',
} as const

const faults = { node: '调用方节点', header: '请求头', cluster: '集群' } as const

/** HTTP 过滤器与两种 RBAC。 */
export const filters: StepTexts<FilterCodes> = {
  'rbac.allowed': ({ policy }) => `放行：策略 \`${policy}\` 匹配`,
  'rbac.denied': ({ policy }) => `拒绝：策略 \`${policy}\` 匹配`,
  'rbac.none-allows': ({ count }) =>
    count === 0 ? '拒绝：有 ALLOW 规则却没有任何策略，什么都不放行' : `拒绝：须有一条 ALLOW 策略匹配，而 ${count} 条都不匹配`,
  'rbac.none-denies': ({ count }) => `不拒绝：${count} 条 DENY 策略都不匹配`,
  'rbac.logged': ({ policy }) => `审计：策略 \`${policy}\` 匹配；这不影响结果`,
  'rbac.none-logs': ({ count }) => `不审计：${count} 条 AUDIT 策略都不匹配`,
  'rbac.shadow-match': ({ policy, action }) => `只观察：${action} 策略 \`${policy}\` 匹配；后面的过滤器可能会看这个结果`,
  'rbac.shadow-none': ({ count, action }) => `只观察：${count} 条 ${action} 策略都不匹配`,
  'rbac.no-rules': ({ isShadow }) => (isShadow ? '没有生效的规则：这些规则只用于观察' : '没有规则：一律放行'),
  'rbac.no-bytes': () => '尚未判定：RBAC 等客户端发来第一批字节才判定，而客户端什么也没发',
  'rbac.policy': ({ policy }) => `策略 \`${policy}\``,
  'rbac.condition': () => '策略带有 CEL 条件，这里不求值，假定成立',
  'rbac.any': () => '任何请求都匹配',
  'rbac.all': ({ count }) => `${count} 个条件全部成立`,
  'rbac.none-of': ({ count }) => (count === 0 ? '没有任何备选项，因此不成立' : `${count} 个备选项没有一个成立`),
  'rbac.not': () => '下面这一项须不成立',
  'rbac.header': ({ name, comparison, wanted, isInverted, actual }) =>
    `请求头 \`${name}\` ${must(comparison, wanted)}${isInverted ? '（取反）' : ''}；实际${actual.length === 0 ? '没有这个头' : `为 ${codes(actual)}`}`,
  'rbac.path': ({ comparison, wanted, ignoreCase, actual, isHttp }) =>
    `路径（不含查询）${must(comparison, wanted, ignoreCase)}；${isHttp ? `实际为 ${code(actual)}` : notHttp}`,
  'rbac.template': ({ template, actual, isHttp }) => `路径须形如 \`${template}\`；${isHttp ? `实际为 ${code(actual)}` : notHttp}`,
  'rbac.address': ({ which, range, actual }) => `${places[which]}须在 \`${range}\` 之内；实际为 ${code(actual)}`,
  'rbac.port': ({ wanted, actual }) => `目的端口须为 \`${wanted}\`；实际为 \`${actual}\``,
  'rbac.server-name': ({ comparison, wanted, ignoreCase, actual }) => `SNI ${must(comparison, wanted, ignoreCase)}；实际为 ${code(actual)}`,
  'rbac.authenticated': ({ hasTls }) => `连接须为 TLS；实际是${hasTls ? ' TLS' : '明文'}`,
  'rbac.principal': ({ comparison, wanted, ignoreCase, hasTls, actual }) =>
    `客户端身份${must(comparison, wanted, ignoreCase)}；${!hasTls ? '明文客户端没有身份' : actual === '' ? '客户端没有出示证书' : `实际为 ${code(actual)}`}`,
  'rbac.metadata': ({ filter, key, wanted, isInverted, actual }) =>
    `\`${filter}\` 元数据中的 \`${key}\` ${isInverted ? '须不' : '须'}满足 \`${wanted}\`；${actual === '' ? '实际没有' : `实际为 ${code(actual)}`}`,
  'rbac.filter-state': ({ key, comparison, wanted, ignoreCase, actual }) =>
    `过滤器状态 \`${key}\` ${must(comparison, wanted, ignoreCase)}；${actual === '' ? '实际为空或没有' : `实际为 ${code(actual)}`}`,
  'rbac.input': ({ input, comparison, wanted, actual }) => `\`${input}\` ${must(comparison, wanted)}；实际为 ${code(actual)}`,
  'rbac.unknown': ({ kind }) => `条件（\`${kind}\`）未建模，当作不成立`,

  'jwt.preflight': () => 'CORS 预检不带令牌，这里也不要求',
  'jwt.not-required': ({ path }) => `没有规则要求 ${code(path)} 带令牌`,
  'jwt.no-keys': ({ provider }) => `\`${provider}\` 的密钥集里没有密钥：Envoy 会拒绝整个监听器`,
  'jwt.wrong-name': ({ name, names }) => `路由要求 \`${name}\`，但配置里只有 ${codes(names)}`,
  'jwt.verified': () => '令牌有效',
  'jwt.not-needed': () => '允许不带有效令牌；后面的规则看不到任何声明（claim）',
  'jwt.refused': ({ status, message }) => `以 ${status} 拒绝：${message}`,
  'jwt.missing': ({ provider, issuer, places: where }) =>
    `在 ${codes(where)} 中没有给提供者 \`${provider}\`（签发者 ${code(issuer)}）的令牌`,
  'jwt.forgiven': ({ message }) => `规则容许：${message}`,
  'jwt.good': ({ provider, place, issuer, subject, isAssumed }) =>
    `\`${place}\` 中的令牌对提供者 \`${provider}\` 有效：签发者 ${code(issuer)}，主体 ${code(subject)}${isAssumed ? '；其签名假定有效' : ''}`,
  'jwt.bad': ({ provider, place, message, issuer, wanted, audiences, allowed }) =>
    `\`${place}\` 中的令牌对提供者 \`${provider}\` 无效：${message}（签发者 ${code(issuer)}，须为 ${codes(wanted)}；受众 ${codes(audiences) || '无'}，须为 ${codes(allowed) || '任意'}）`,

  'fault.not-for': ({ reason, wanted, actual }) =>
    reason === 'limit'
      ? `不注入故障：不许有任何生效的故障（\`max_active_faults: 0\`）`
      : `不注入故障：只针对${faults[reason]} ${code(wanted)}；实际为 ${code(actual)}`,
  'fault.delayed': ({ milliseconds, percent }) => `延迟 ${milliseconds} 毫秒（${percent} % 的请求如此）`,
  'fault.not-delayed': ({ milliseconds, percent }) => `不延迟：只有 ${percent} % 的请求延迟 ${milliseconds} 毫秒`,
  'fault.aborted': ({ status, grpcStatus, percent }) =>
    `以${grpcStatus < 0 ? `状态码 ${status}` : ` gRPC 状态 ${grpcStatus}（HTTP ${status}）`}中止（${percent} % 的请求如此）`,
  'fault.not-aborted': ({ status, grpcStatus, percent }) =>
    `不中止：只有 ${percent} % 的请求以${grpcStatus < 0 ? `状态码 ${status}` : ` gRPC 状态 ${grpcStatus}（HTTP ${status}）`}中止`,

  'cors.origin': ({ origin, origins }) => `来源 ${code(origin)} 为 ${codes(origins)} 所允许：响应会写明`,
  'cors.other-origin': ({ origin, origins }) =>
    `来源 ${code(origin)} 不在 ${codes(origins)} 之中：响应不会写上它。过滤器本身不拒绝请求，拒绝的是浏览器`,
  'cors.preflight': ({ origin, method, methods }) =>
    `${code(origin)} 对 ${code(method)} 的预检就地回答，允许的方法为 ${code(methods)}；不再转发`,
  'cors.preflight-forwarded': ({ origin }) => `${code(origin)} 的预检不在这里回答，继续交给应用`,

  'rate-limit.local': ({ tokens, fill, milliseconds, isEnforced, perConnection }) =>
    `本地限流${perConnection ? '（每个连接）' : ''}：桶里有 ${tokens} 个令牌，每 ${milliseconds} 毫秒补 ${fill} 个。这个请求通过${isEnforced ? '；拿不到令牌的请求会被拒绝' : '；拿不到令牌的也会通过，因为限流没有强制执行'}`,
  'ext-authz.off': () => '对这个请求不做外部授权',
  'ext-authz.not-asked': ({ key, wanted, actual }) =>
    `不询问授权服务：没有 CUSTOM 策略匹配（\`${key}\` 须满足 \`${wanted}\`；实际为 ${code(actual)}）`,
  'ext-authz.assumed': ({ service }) => `询问授权服务 ${code(service)}；这里假定它允许`,
  'ext-authz.failed': ({ service }) => `连不上授权服务 ${code(service)}：请求被拒绝`,
  'ext-authz.forgiven': ({ service }) => `连不上授权服务 ${code(service)}；过滤器在这种情况下放行`,
  'buffer.too-long': ({ length, most }) => `正文有 ${length} 字节，最多接受 ${most} 字节`,
  'health-check.answered': () => '健康探测，由代理自己回答',
  'header-mutation.request': ({ headers }) => `过滤器修改请求头 ${codes(headers)}`,
  'header-mutation.response': ({ headers }) => `过滤器修改响应头 ${codes(headers)}`,
  'filter-state.set': ({ key, value }) => `过滤器状态 \`${key}\` 设为 ${code(value)}`,
  'metadata.set': ({ namespace, value }) => `设置 \`${namespace}\` 的元数据：${code(value)}`,
  'filter.assumed': ({ filter, assumption }) => `过滤器 \`${filter}\` ${assumptions[assumption]}`,
  'filter.disabled': ({ filter }) => `路由关闭了过滤器 \`${filter}\``,
  'filter.skipped': ({ filter }) => `跳过过滤器 \`${filter}\`：它的匹配器如此规定`,
}
