import type { Covering } from '../../../engine/types/insight.js'
import type { InsightTexts } from './types.js'

const code = (text: string): string => `\`${text}\``
const how: Readonly<Record<Covering, string>> = {
  same: '匹配的请求相同',
  prefix: '它的前缀已经包含这一条',
  regex: '它的正则表达式已经包含这一条',
  everything: '它匹配所有请求',
}
const steps: Readonly<Record<'client-namespace' | 'service-namespace' | 'more-specific', string>> = {
  'client-namespace': '调用方自己的命名空间里先找到了',
  'service-namespace': '服务所在的命名空间里先找到了',
  'more-specific': '同一命名空间里有 host 更具体的',
}

export const insightTexts: InsightTexts = {
  MB0501: {
    text: ({ rule, match, by, how: kind }) => `第 ${rule} 条规则的第 ${match} 个匹配永远轮不到：第 ${by} 条规则在它前面，${how[kind]}。`,
    meaning: 'Envoy 按次序比较路由，第一条匹配的生效，不会去找更长的前缀。所有配置里都是如此，这条规则等于没写。',
    remedy: '把更具体的规则移到前面，或者收窄前面那条的匹配条件。',
  },
  MB0502: {
    text: ({ rule, match, by, byRule, host, how: kind }) =>
      `第 ${rule} 条规则的第 ${match} 个匹配永远轮不到：主机 ${code(host)} 上，VirtualService ${code(by)} 的第 ${byRule} 条规则排在前面，${how[kind]}。`,
    meaning: '同一主机的几个 VirtualService 在网关上首尾相接，创建早的在前，不按路径长短排序。',
    remedy: '把它们合成一个 VirtualService，或者用委托（delegate），由一处决定次序。',
  },
  MB0503: {
    text: ({ subset, labels, host, endpoints }) =>
      `子集 ${code(subset)} 没有端点：${code(host)} 有 ${endpoints} 个端点，没有一个带标签 ${code(labels)}。`,
    meaning: '送到这个子集的请求得到 503，响应标志 UH，尽管 Pod 都健康。',
    remedy: '核对子集的标签和 Pod 模板上的标签；缺的补上，写错的改正。',
  },
  MB0504: {
    text: ({ why, detail }) =>
      `没有任何 sidecar 或网关用到这个 VirtualService：${
        {
          'no-visible-sidecar': `它只导出到 ${code(detail)}，那里没有代理`,
          'other-labels': '它的每条规则都限定了来源的标签或命名空间，没有代理符合',
          'other-rules-first': `主机已经由 ${code(detail)} 定了规则`,
          'no-host': `没有代理有可以放置主机 ${code(detail)} 的监听器`,
        }[why]
      }。`,
    meaning: '它不在任何代理的配置里，删掉它什么也不会改变。',
    remedy: '核对 `hosts`、`gateways`、`exportTo` 和来源条件；目的是网格内部的，不写 `gateways` 或写 `mesh`。',
  },
  MB0505: {
    text: ({ host, step, by }) =>
      step === 'no-service'
        ? `这个 DestinationRule 从不会被查到：没有叫 ${code(host)} 的服务。`
        : step === 'not-exported'
          ? `这个 DestinationRule 从不会被查到：对每个调用方，它既不在调用方的命名空间，也不在 ${code(host)} 的命名空间（或没有导出），也不在根命名空间。`
          : `这个 DestinationRule 从不会被查到：${steps[step]} ${code(by)}。`,
    meaning: '查找按“调用方的命名空间、服务的命名空间、根命名空间”的次序，第一处找到就停，不合并别处的。',
    remedy: '把它移到会查到的命名空间，改正 `host` 或 `exportTo`，或者并入被查到的那一个。',
  },
  MB0506: {
    text: ({ rule, action }) => `第 ${rule} 条规则不起作用：策略所在之处看不到它要的字段，生成的 ${code(action)} 过滤器里没有它。`,
    meaning: '按请求的条件（路径、方法、JWT 等）在只处理 TCP 的地方无法判断。ALLOW 里这样的规则永远不匹配，请求会被拒绝。',
    remedy: '让端口声明为 HTTP，或者在 ambient 里为目的地加 waypoint，或者改用连接级的条件。',
  },
  MB0507: {
    text: ({ port, name, protocol }) =>
      `端口 ${port}${name ? `（${code(name)}）` : ''}没有声明协议，Envoy 会嗅探；${protocol} 由服务端先说话，嗅探等不到客户端的字节。`,
    meaning: '每个连接都要等到嗅探超时才接通。',
    remedy: `把端口名改为 ${code('tcp-…')}，或者写 ${code('appProtocol: tcp')}。`,
  },
  MB0508: {
    text: ({ perTry, timeout, attempts }) =>
      `每次尝试可以用 ${perTry}，整个请求只有 ${timeout}：超时的一次尝试之后不会再有重试（${code('attempts')} 是 ${attempts}）。`,
    meaning: '总超时把重试也算在内。只有很快失败的尝试（连接被拒、503）才来得及重试。',
    remedy: '让 `perTryTimeout` 乘以尝试次数不超过 `timeout`，或者放宽 `timeout`。',
  },
  MB0509: {
    text: ({ percent }) => `注入的中止（${percent}%）不会被重试：它在请求发出之前就作答了。`,
    meaning: '故障过滤器在路由过滤器之前；被它中止的请求到不了做重试的地方。想用它检验这条规则的重试，看不到效果。',
    remedy: '把故障放到下一跳（被调用的服务自己的入站或它的调用），重试留在这里。',
  },
  MB0510: {
    text: ({ delay, timeout }) => `注入的延迟 ${delay} 比超时 ${timeout} 长，但超时不计延迟：请求不会因此得到 504。`,
    meaning: '延迟发生在路由过滤器之前，路由的超时在延迟之后才开始计时。调用方等待的是两者之和。',
    remedy: '检验超时，把延迟注入到更下游的一跳。',
  },
}
