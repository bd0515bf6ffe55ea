import type { AnnotationFault } from '../../engine/types/injection-reasons.js'
import type { InjectionTexts } from './types.js'

export { injectionView } from './view/zh-CN.js'

const by = { label: '标签', annotation: '注解' } as const

const fault: Readonly<Record<AnnotationFault, string>> = {
  mode: '只能是 `REDIRECT`、`TPROXY` 或 `NONE`',
  port: '必须是端口号',
  ports: '必须是用逗号分隔的端口号',
  number: '必须是不小于零的整数',
  ranges: '必须是用逗号分隔的网段，如 `10.0.0.0/8`',
  interfaces: '必须是用逗号分隔的网卡名',
  boolean: '只能是 `true` 或 `false`',
  quantity: '必须是资源数量，如 `100m`、`128Mi`',
  'proxy-config': '必须是 YAML 格式的 ProxyConfig',
}

const scrape = {
  'no-port': '这不是端口号',
  agent: '这个端口由 agent 自己应答',
  reserved: '这个端口由代理自己占用',
} as const

export const injectionTexts: InjectionTexts = {
  'injection.asked': (args) => `Pod 用${by[args.by]} \`sidecar.istio.io/inject\` 要求注入。`,
  'injection.always-selector': ({ selector }) => `Pod 的标签匹配总是注入的选择器 \`${selector}\`。`,
  'injection.namespace': ({ label }) => `命名空间带有标签 \`${label}\`。`,
  'injection.revision': ({ label }) => `Pod 带有标签 \`${label}\`，命名空间没有自己的说法。`,
  'injection.policy': () => '文件里没有拒绝注入的内容都会注入。',
  'injection.host-network': () => 'Pod 使用节点的网络（`hostNetwork`），在里面加规则会拦截整个节点的流量。',
  'injection.ignored-namespace': ({ namespace }) => `系统命名空间 \`${namespace}\` 里从不注入。`,
  'injection.refused': (args) => `Pod 用${by[args.by]} \`sidecar.istio.io/inject: "false"\` 拒绝注入。`,
  'injection.never-selector': ({ selector }) => `Pod 的标签匹配从不注入的选择器 \`${selector}\`。`,
  'injection.namespace-refuses': ({ label, value }) => `命名空间带有标签 \`${label}: ${value}\`，表示不要注入。`,
  'injection.namespace-silent': ({ namespace }) => `Pod 和它的命名空间${namespace === '' ? '' : ` \`${namespace}\` `}都没有要求注入。`,
  'injection.other-revision': ({ by: whose, asked, own }) =>
    `${whose === 'pod' ? 'Pod' : '命名空间'}要的是修订版本 \`${asked}\`，而这里的 istiod 是 \`${own}\`。`,
  'injection-error.wrong-type': ({ path, wanted }) => `\`${path}\` 的类型不对，应为 ${wanted}。`,
  'injection-error.quantity': ({ text }) => `\`${text}\` 不是资源数量，资源数量形如 \`100m\`、\`128Mi\`。`,
  'injection-error.annotation': ({ name, value, why }) => `注解 \`${name}\` 的值不能是 \`${value}\`：${fault[why]}。`,
  'injection-error.template': ({ name, known }) => `没有名为 \`${name}\` 的模板，可用的有 \`${known}\`。`,
  'injection-error.annotation-json': ({ name }) => `注解 \`${name}\` 必须是 JSON 对象，里面的每个值也都是对象。`,
  'injection-error.scrape-port': ({ port, why }) => `不能从端口 \`${port}\` 采集指标：${scrape[why]}。`,
  'injection-error.merge-key': ({ key }) => `列表中有一项缺少 \`${key}\`，无法辨认。`,
  'injection-error.no-template': () => '缺少 `spec.template`。',
}
