import { objectWords } from './object-words.js'
import type { Messages, TypeWords } from './types.js'
import { webhookMessages } from './webhook/zh-CN.js'

const type: TypeWords = {
  null: '空值',
  boolean: '布尔值',
  integer: '整数',
  number: '数字',
  string: '字符串',
  list: '列表',
  mapping: '映射',
}

const code = (words: readonly string[]): string[] => words.map((word) => `\`${word}\``)
const list = (words: readonly string[], conjunction: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join('、')}${conjunction}${words.at(-1)}`
const some = (words: readonly string[]): string =>
  words.length > 12 ? `${code(words.slice(0, 12)).join('、')} 等` : list(code(words), ' 或 ')

export const messages: Messages = {
  MB0001: () => '缩进只能用空格，这里不能出现制表符。',
  MB0002: () => '缩进与上面的行对不齐。',
  MB0003: () => '同一行出现了第二个 `:`。如果它是值的一部分，请给值加引号。',
  MB0004: ({ written }) => `\`${written}\` 后面缺少 \`:\`，没有值。`,
  MB0005: ({ quote }) => `这个 \`${quote}\` 没有配对的结束引号。`,
  MB0006: ({ bracket }) => `这个 \`${bracket}\` 没有配对的右括号。`,
  MB0007: ({ bracket }) => `这里之前缺少逗号或 \`${bracket}\`。`,
  MB0008: ({ sequence }) => `双引号字符串里没有 \`${sequence}\` 这种转义。要保留反斜杠，请改用单引号。`,
  MB0009: ({ character }) => `不加引号的值不能以 \`${character}\` 开头，请加引号。`,
  MB0010: () => '列表不能从这里开始。请把第一个 `-` 另起一行。',
  MB0011: ({ code }) => `YAML 不允许出现字符 ${code}。`,
  MB0012: ({ sign }) => `\`${sign}\` 后面的名字缺失或写法不对。`,
  MB0013: ({ sign }) => `\`${sign}\` 所在的行，后面只能跟缩进数字、\`+\` 或 \`-\`。`,
  MB0014: () => 'Kubernetes 不接受 YAML 指令（以 `%` 开头的行）。',
  MB0015: () => '`---` 所在的行只能再写注释，否则 Kubernetes 会拒绝整个文件。',
  MB0016: () => '文档到此已经结束，Kubernetes 不再往下读。多个文档之间请用 `---` 分隔。',
  MB0017: ({ limit }) => `嵌套超过 ${limit} 层。`,
  MB0018: ({ size, limit }) => `文件有 ${size} 个字符，最多只能读取 ${limit} 个。`,
  MB0019: () => '这里不应出现这个内容。',
  MB0020: ({ key }) => `键 \`${key}\` 在同一个映射里写了两次。`,
  MB0021: ({ key }) => `这个合并会覆盖上面的 \`${key}\`：在 Kubernetes 里后写的生效。请把 \`<<\` 写在最前面。`,
  MB0022: () => '键必须是字符串、数字或布尔值。',
  MB0023: () => '`<<` 的值必须是映射，或由映射组成的列表。',
  MB0024: ({ anchor }) => `这个别名之前没有定义 \`&${anchor}\`。`,
  MB0025: ({ anchor }) => `这个别名写在了 \`&${anchor}\` 自己里面。`,
  MB0026: () => '这个文档里的别名会无限膨胀，Kubernetes 会拒绝它。',
  MB0027: ({ written }) => `\`${written}\` 无法表示成 JSON。如果想写字符串，请加引号。`,
  MB0028: ({ written, tag }) => `\`${written}\` 不能按 \`${tag}\` 读取。`,
  MB0029: () => '这不是合法的 base64。',
  MB0031: () => '列表项不能与映射的键混在同一层。',
  MB0032: () => '这一列已经是列表，只能继续写 `- ` 开头的项。',
  MB0033: ({ written }) => `\`${written}\` 以 \`*\` 开头，YAML 会把它当作别名，请加引号。`,
  MB0034: ({ quote }) => `引号里的值到此之前已经结束。引号内部要写引号，请写成 \`${quote === "'" ? "''" : '\\"'}\`。`,

  MB0101: ({ got }) => `Kubernetes 对象是包含 \`apiVersion\`、\`kind\` 和 \`metadata\` 的映射，这里却是${type[got]}。`,
  MB0102: ({ field }) => `缺少 \`${field}\`。`,
  MB0103: ({ apiVersion, suggestion }) => `没有 \`${apiVersion}\` 这个 apiVersion，是不是想写 \`${suggestion}\`？`,
  MB0104: ({ kind, apiVersion, suggestion }) => `\`${apiVersion}\` 里没有 \`${kind}\` 这个 kind，是不是想写 \`${suggestion}\`？`,
  MB0105: ({ kind, apiVersion, versions }) => `\`${apiVersion}\` 里没有 \`${kind}\`，它属于 ${some(versions)}。`,
  MB0106: ({ kind, apiVersion }) => `这里没有对 \`${apiVersion}\` 的 \`${kind}\` 建模，此文档不参与计算。`,
  MB0107: ({ kind }) => `这个 ${kind} 没有名字：缺少 \`metadata.name\`。`,
  MB0108: ({ kind, apiVersion, known }) => `\`${apiVersion}\` 里没有 \`${kind}\` 这个 kind，只有 ${list(code(known), ' 和 ')}。`,
  MB0110: ({ field, parent }) => `${objectWords(parent, 'zh-CN')} 没有 \`${field}\` 这个字段。`,
  MB0111: ({ field, parent, suggestion }) => `${objectWords(parent, 'zh-CN')} 没有 \`${field}\` 这个字段，是不是想写 \`${suggestion}\`？`,
  MB0112: ({ field, expected, got }) => {
    const wanted = list([...new Set(expected.filter((t) => t !== 'null').map((t) => type[t]))], '或')
    return `\`${field}\` 应当是${wanted}，而不是${type[got]}。`
  },
  MB0113: ({ field, written, got }) => `\`${field}\` 应当是字符串，但 YAML 把 \`${written}\` 读成了${type[got]}，请加引号。`,
  MB0114: ({ field, value, allowed }) => `\`${field}\` 不能是 \`${value}\`，可以用 ${some(allowed)}。`,
  MB0115: ({ field, value, allowed, suggestion }) =>
    `\`${field}\` 不能是 \`${value}\`，是不是想写 \`${suggestion}\`？可以用 ${some(allowed)}。`,
  MB0116: ({ field, parent }) => `${objectWords(parent, 'zh-CN')} 缺少必填字段 \`${field}\`。`,
  MB0117: ({ fields, parent }) => `\`${parent}\` 里的 ${list(code(fields), ' 和 ')} 只能设置一个。`,
  MB0118: ({ field, pattern }) => `\`${field}\` 必须匹配模式 \`${pattern}\`。`,
  MB0119: ({ field, formats }) => `\`${field}\` 不是合法的 ${list(formats, ' 或 ')}。`,
  MB0120: ({ field, limit }) => `\`${field}\` 不能小于 ${limit}。`,
  MB0121: ({ field, limit }) => `\`${field}\` 不能大于 ${limit}。`,
  MB0122: ({ field, limit }) => `\`${field}\` 至少要有 ${limit} 个字符。`,
  MB0123: ({ field, limit }) => `\`${field}\` 最多只能有 ${limit} 个字符。`,
  MB0124: ({ field, limit }) => `\`${field}\` 至少要有 ${limit} 项。`,
  MB0125: ({ field, limit }) => `\`${field}\` 最多只能有 ${limit} 项。`,
  MB0126: ({ field, limit }) => `\`${field}\` 至少要有 ${limit} 个条目。`,
  MB0127: ({ field, limit }) => `\`${field}\` 最多只能有 ${limit} 个条目。`,
  MB0128: ({ field }) => `\`${field}\` 里的值互相不匹配。`,

  MB0201: ({ applyTo }) => `对 \`${applyTo}\` 的补丁在这里没有效果：这里只算监听器、路由、集群和端点。`,
  MB0202: ({ field }) => `这里不会从 \`${field}\` 下载密钥，结果里是 istiod 取不到密钥时下发的密钥集。`,
  MB0203: ({ kind }) => `这里不模拟通过 ${kind} 自动注册的虚拟机。要看到它们，请写出对应的 WorkloadEntry。`,

  ...webhookMessages,
}
