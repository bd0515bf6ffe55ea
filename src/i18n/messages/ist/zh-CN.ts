import type { AnalysisTexts } from './types.js'

const code = (text: string): string => `\`${text}\``
const list = (words: readonly string[]): string => words.map(code).join('、')
const names = (joined: string): string => list(joined.split(',').map((name) => name.trim()))
const selector = (text: string): string => (text === '' ? '任意标签' : `标签 ${code(text)}`)

/** 引用的称呼，按 istioctl 的叫法查。 */
const references: Readonly<Record<string, string>> = {
  credentialName: 'Secret',
  gateway: 'Gateway',
  host: '目标主机',
  'host:port': '目标端口',
  'host+subset in destinationrule': '子集（写作 `host+subset`）',
  'mirror host': '镜像流量的目标主机',
  'mirror+subset in destinationrule': '镜像流量的目标子集（写作 `host+subset`）',
  namespace: '命名空间',
  selector: '带有这些标签的 Pod',
}
const unreachable: Readonly<Record<string, string>> = {
  'second-catch-all': '前面有一条没有 `match` 的规则，已经接收了所有请求',
  'behind-catch-all': '它前面有一条没有 `match` 的规则',
  'all-repeated': '它的每个匹配都已出现在前面的规则里',
}
const values: Readonly<Record<string, string>> = {
  boolean: '布尔值',
  cidr: '地址段列表（如 `10.0.0.0/8`）',
  interfaces: '网卡名列表',
  'interception-mode': '`REDIRECT`、`TPROXY` 或 `NONE`',
  number: '整数',
  port: '端口（允许多个时为端口列表）',
  'proxy-config': 'istiod 能接受的 ProxyConfig',
  quantity: '资源量（如 `100m`、`128Mi`）',
}

export const analysisTexts: AnalysisTexts = {
  IST0002: {
    text: ({ what, replacement }) => `${code(what)} 已弃用${replacement ? `，请改用 ${code(replacement)}` : '，不再起作用'}。`,
    meaning: 'Istio 为了旧文件还在读取它，或者已经不再读取；以后会删除。',
    remedy: '改用替代它的字段或资源。',
  },
  IST0101: {
    text: ({ reftype, refval }) => `${references[reftype] ?? reftype} ${code(refval)} 不存在。`,
    meaning: '引用的对象不存在，这条规则因此不起作用，或者命中它的请求只会得到错误。',
    remedy: '改正名字、命名空间或标签，或者创建缺少的对象。',
  },
  IST0102: {
    text: ({ namespace }) => `命名空间 ${code(namespace)} 没有开启 sidecar 注入。`,
    meaning: '在这里启动的 Pod 没有 sidecar，留在网格之外。',
    remedy: '加上标签 `istio-injection: enabled`；如果本来就不要注入，写 `disabled`。',
  },
  IST0103: {
    text: ({ podName }) => `Pod ${code(podName)} 没有 sidecar，而它的命名空间要求注入。`,
    meaning: '它在开启注入之前就启动了，或者当时注入器没有应答：网格看不到它的流量。',
    remedy: '重启工作负载，让 Pod 重新创建。',
  },
  IST0106: {
    text: () => 'istiod 拒绝这个资源。',
    meaning: '校验 webhook 不让它进入集群。',
    remedy: '按消息的说明改正。',
  },
  IST0107: {
    text: ({ annotation, kind }) => `注解 ${code(annotation)} 只能写在 ${names(kind)} 上，写在这里不起作用。`,
    meaning: '每个注解 Istio 只在特定的资源上读取。',
    remedy: '换个位置；针对 Deployment 的 Pod 的注解要写在 Pod 模板里。',
  },
  IST0108: {
    text: ({ annotation }) => `Istio 没有注解 ${code(annotation)}。`,
    meaning: '它不起作用，多半是拼写有误。',
    remedy: '改正名字，或者删除。',
  },
  IST0109: {
    text: ({ virtualServices, host }) => `网格内有多个 VirtualService 管理同一主机 ${code(host)}：${names(virtualServices)}。`,
    meaning: '对一个主机，sidecar 只采用其中最早的一个，其余的路由都会丢失。',
    remedy: '把路由合并到一个 VirtualService。',
  },
  IST0110: {
    text: ({ conflictingSidecars, namespace, workloadPod }) =>
      `${code(namespace)} 里的多个 Sidecar 都选中了 Pod ${code(workloadPod)}：${list(conflictingSidecars)}。`,
    meaning: '对一个 Pod 只有其中一个生效，是哪一个没有规定。',
    remedy: '让选择器互不重叠，或者合并它们。',
  },
  IST0111: {
    text: ({ conflictingSidecars, namespace }) =>
      `${code(namespace)} 里有多个没有 \`workloadSelector\` 的 Sidecar：${list(conflictingSidecars)}。`,
    meaning: '一个命名空间只有一个默认的 Sidecar，有多个时是哪一个没有规定。',
    remedy: '只留一个，或者给其余的加上选择器。',
  },
  IST0112: {
    text: ({ destHost, destPorts }) => `${code(destHost)} 有多个端口（${list(destPorts)}），目标里必须写明用哪一个。`,
    meaning: '不写端口，Istio 就不知道路由通向哪里。',
    remedy: '在 `destination` 里加上 `port.number`。',
  },
  IST0116: {
    text: ({ deployment, port, services }) =>
      `Deployment ${code(deployment)} 的几个 Service（${list(services)}）给端口 ${code(String(port))} 指定了不同的协议。`,
    meaning: '同一个端口的流量，sidecar 只能按一种方式处理。',
    remedy: '统一协议，或者使用不同的端口。',
  },
  IST0118: {
    text: ({ portName, port, targetPort }) =>
      `端口 ${code(String(port))}（目标端口 ${code(targetPort)}）的名字 ${code(portName)} 没有表明协议。`,
    meaning: 'Envoy 只能从流量里猜测协议；由服务器先发话的协议会因此出问题。',
    remedy: '把端口命名为 `协议` 或 `协议-后缀`（如 `http-web`），或者设置 `appProtocol`。',
  },
  IST0123: {
    text: ({ labels }) => `命名空间上有几个互相冲突的注入标签：${list(labels)}。`,
    meaning: '哪一个生效取决于安装方式。',
    remedy: '只留一个。',
  },
  IST0125: {
    text: ({ annotation, problem, value }) => `${code(annotation)} 的值 ${code(value)} 不对，应为${values[problem] ?? problem}。`,
    meaning: '带有这种注解的 Pod 会被注入器拒绝。',
    remedy: '改正这个值。',
  },
  IST0127: {
    text: ({ labels }) => `网格里没有带${selector(labels)}的工作负载。`,
    meaning: '这条策略什么也不保护。',
    remedy: '改正选择器或命名空间；确认 Pod 已在网格里。',
  },
  IST0128: {
    text: ({ destinationrule, namespace, mode, host }) =>
      `${code(destinationrule)}（命名空间 ${code(namespace)}）对 ${code(host)} 发起 TLS（${code(mode)}），但没有 \`caCertificates\`。`,
    meaning: '不同版本下，服务器的证书或者按系统的根证书校验，或者根本不校验。',
    remedy: '设置 `caCertificates`，最好同时设置 `subjectAltNames`。',
  },
  IST0129: {
    text: ({ destinationrule, namespace, mode, host, port }) =>
      `${code(destinationrule)}（命名空间 ${code(namespace)}）对 ${code(host)} 的端口 ${code(String(port))} 发起 TLS（${code(mode)}），但没有 \`caCertificates\`。`,
    meaning: '同 IST0128，针对单个端口。',
    remedy: '在该端口的设置里加上 `caCertificates`。',
  },
  IST0130: {
    text: ({ ruleno, reason, other }) =>
      `规则 ${code(ruleno)} 永远用不上：${unreachable[reason] ?? reason}${other ? `（${code(other)}）` : ''}。`,
    meaning: '规则按顺序尝试，先匹配的生效。',
    remedy: '把它移到前面，或者删除。',
  },
  IST0131: {
    text: ({ ruleno, matchno, dupno }) => `规则 ${code(ruleno)} 的匹配 ${code(matchno)} 没有作用：这些请求已经被 ${code(dupno)} 接走。`,
    meaning: '规则按顺序尝试，先匹配的生效。',
    remedy: '把范围更窄的匹配放在前面，或者删除它。',
  },
  IST0132: {
    text: ({ host, virtualservice, gateway }) =>
      `${code(virtualservice)} 的主机（${list(host)}）都不在 Gateway ${code(gateway)} 的主机之内。`,
    meaning: '网关只服务两边都写了的主机，这些路由因此永远用不上。',
    remedy: '让 Gateway 的某个 `hosts` 覆盖 VirtualService 的主机。',
  },
  IST0133: {
    text: () => 'istiod 接受这个资源，但有警告。',
    meaning: '校验 webhook 会放行，但不推荐这样写。',
    remedy: '请看消息的说明。',
  },
  IST0134: {
    text: () => 'ServiceEntry 的 TCP 端口需要 `addresses`。',
    meaning: 'TCP 流量里没有主机名：没有自己的地址，就无法与同一端口上其他服务的流量区分。',
    remedy: '设置 `addresses`，或者让 istiod 自动分配。',
  },
  IST0135: {
    text: ({ annotation, replacement }) => `注解 ${code(annotation)} 已弃用${replacement ? `，请改用标签 ${code(replacement)}` : ''}。`,
    meaning: '以后的 Istio 可能不再读取它。',
    remedy: '改用替代它的写法。',
  },
  IST0137: {
    text: ({ deployment, services, targetPort, ports }) =>
      `几个 Service（${list(services)}）用不同的端口（${list(ports)}）指向 Deployment ${code(deployment)} 的同一目标端口 ${code(targetPort)}。`,
    meaning: '一个目标端口在 sidecar 里只有一个监听器，只能采用其中一个端口的设置。',
    remedy: '一个目标端口只对应一个 Service 端口。',
  },
  IST0138: {
    text: ({ gateways }) => `几个 Gateway（${list(gateways)}）使用同一张证书。`,
    meaning: '浏览器会对证书里的所有主机复用 HTTP/2 连接，请求到了错误的网关就是 404。',
    remedy: '同一张证书的主机放在一个 Gateway 里，或者各用各的证书。',
  },
  IST0139: {
    text: ({ others, service }) =>
      others.length > 0 ? `这个 webhook 与 ${list(others)} 重叠，Pod 可能被注入两次。` : `webhook 调用的 Service ${code(service)} 不存在。`,
    meaning: '注入会失败，或者进行两次。',
    remedy: '删除旧版本留下的 webhook，或者改正选择器或 Service。',
  },
  IST0140: {
    text: ({ virtualservicesubset, virtualservice }) =>
      `经 ${code(virtualservice)} 进入的请求，不受 ${code(virtualservicesubset)} 为同一主机选择的子集影响。`,
    meaning: '网关按自己的 VirtualService 路由，直接到整个主机。',
    remedy: '在网关的路由里也写明子集。',
  },
  IST0144: {
    text: () => '用户 1337 是 sidecar 专用的。',
    meaning: '这个用户的流量不会被重定向：应用发出的请求会绕过 sidecar。',
    remedy: '让应用以其他用户运行。',
  },
  IST0145: {
    text: ({ gateway, selector: labels, portnumber, hosts }) =>
      `与 Gateway ${names(gateway)} 冲突：在同一批 Pod（${selector(labels)}）的端口 ${code(portnumber)} 上重复声明了主机（${names(hosts)}）。`,
    meaning: '同一端口的同一主机有多个声明时，最早的生效。',
    remedy: '合并这些 server，或者让主机或选择器不同。',
  },
  IST0146: {
    text: ({ resourceType, resourceName }) =>
      `${resourceType} ${code(resourceName)} 写了 \`image: auto\`，但没有注入 webhook 会处理它的 Pod。`,
    meaning: '`auto` 要由注入替换成真正的镜像；没有注入，Pod 就无法启动。',
    remedy: '给命名空间或 Pod 模板加上注入标签。',
  },
  IST0147: {
    text: ({ resourceType, resourceName }) => `${resourceType} ${code(resourceName)} 的镜像还是 \`auto\`：它没有被注入。`,
    meaning: '并没有叫这个名字的镜像。',
    remedy: '给命名空间或 Pod 加上注入标签，然后重新创建。',
  },
  IST0148: {
    text: () => '这个命名空间会被注入：当前的 Istio 对没有标签的命名空间默认注入。',
    meaning: '注入器开启了 `enableNamespacesByDefault`。',
    remedy: '无需处理；不想要 sidecar 时加上标签 `istio-injection: disabled`。',
  },
  IST0149: {
    text: ({ key, gateway, pod }) =>
      `按 ${code(key)} 的路由拿不到声明：${code(gateway)} 的 Pod ${code(pod)} 没有生效的 RequestAuthentication。`,
    meaning: '令牌要先由 RequestAuthentication 校验，网关才能读到里面的声明。',
    remedy: '给网关的 Pod 加上 RequestAuthentication。',
  },
  IST0150: {
    text: () => '这个端口名不适合 ExternalName 类型的 Service。',
    meaning: '提供 TCP 或未表明协议的端口，会接走该端口号上所有主机的流量。',
    remedy: '用协议命名端口，如 `http` 或 `tls`。',
  },
  IST0151: {
    text: () => '这个补丁依赖已有的过滤器，而 EnvoyFilter 没有设置 `priority`。',
    meaning: '如果它参照的过滤器来自更晚生效的 EnvoyFilter，这个补丁就会被跳过。',
    remedy: '改用 `INSERT_FIRST` 或 `ADD`，或者设置 `priority`。',
  },
  IST0152: {
    text: () => '`REPLACE` 在这里不起作用：它只用于 `HTTP_FILTER` 和 `NETWORK_FILTER`。',
    meaning: '这个补丁会被跳过。',
    remedy: '改用 `MERGE`，或者先 `REMOVE` 再 `ADD`。',
  },
  IST0153: {
    text: () => '`ADD` 对 `ROUTE_CONFIGURATION` 和 `HTTP_ROUTE` 不起作用。',
    meaning: '这个补丁会被跳过。',
    remedy: '路由请用 `INSERT_FIRST`，其余用 `MERGE`。',
  },
  IST0154: {
    text: () => '`REMOVE` 对 `ROUTE_CONFIGURATION` 和 `HTTP_ROUTE` 不起作用。',
    meaning: '这个补丁会被跳过。',
    remedy: '请在 VirtualService 里修改路由。',
  },
  IST0155: {
    text: () => '这个补丁依赖只给某个 `proxyVersion` 设置的过滤器，而 EnvoyFilter 没有设置 `priority`。',
    meaning: '升级期间，一部分代理没有那个过滤器，补丁在它们上面会被跳过。',
    remedy: '改用 `INSERT_FIRST` 或 `ADD`，或者设置 `priority`。',
  },
  IST0157: {
    text: ({ name, namespace }) => `Telemetry ${code(name)}（命名空间 ${code(namespace)}）没有写提供者，网格也没有默认的提供者。`,
    meaning: '不会记录任何日志。',
    remedy: '写明提供者，或者在 MeshConfig 里设置 `defaultProviders.accessLogging`。',
  },
  IST0158: {
    text: ({ podNames }) => `这些 Pod 的代理镜像与当前注入的不同：${list(podNames)}。`,
    meaning: '它们是由旧版本的 Istio 注入的。',
    remedy: '重启这些工作负载。',
  },
  IST0159: {
    text: ({ conflictingTelemetries, namespace, workloadPod }) =>
      `${code(namespace)} 里的多个 Telemetry 都选中了 Pod ${code(workloadPod)}：${list(conflictingTelemetries)}。`,
    meaning: '对一个 Pod 只有其中一个生效，是哪一个没有规定。',
    remedy: '让选择器互不重叠，或者合并它们。',
  },
  IST0160: {
    text: ({ conflictingTelemetries, namespace }) => `${code(namespace)} 里有多个没有选择器的 Telemetry：${list(conflictingTelemetries)}。`,
    meaning: '一个命名空间只有一个默认的 Telemetry，有多个时是哪一个没有规定。',
    remedy: '合并它们，或者给其余的加上选择器。',
  },
  IST0161: {
    text: ({ gatewayName, gatewayNamespace }) =>
      `${code(gatewayName)} 引用的 Secret（在 ${code(gatewayNamespace)} 里）没有有效的证书和私钥。`,
    meaning: '网关无法为这个 server 的主机提供 TLS。',
    remedy: '把未过期的 PEM 证书放进 `tls.crt`，私钥放进 `tls.key`。',
  },
  IST0162: {
    text: ({ port, selector: labels }) => `没有 Service 通向带${selector(labels)}的 Pod 的端口 ${code(String(port))}。`,
    meaning: '网关在监听，但没有人能经它的 Service 到达。Service 的端口写明 `protocol: TCP` 才算数。',
    remedy: '给网关的 Service 加上这个端口，或者改正 Gateway 的端口。',
  },
  IST0163: {
    text: ({ hostname, webhook, problem }) =>
      problem === 'blank'
        ? `webhook ${code(webhook)} 既没有 URL 也没有 Service。`
        : `webhook ${code(webhook)} 的 URL ${code(hostname)} 无法解析。`,
    meaning: 'API 服务器无法访问控制面。',
    remedy: '写上外部控制面入口网关的 URL。',
  },
  IST0164: {
    text: ({ hostname, webhook }) => `webhook ${code(webhook)} 使用 IP 地址：${code(hostname)}。`,
    meaning: '证书很少覆盖 IP 地址，而且地址可能会变。',
    remedy: '改用主机名。',
  },
  IST0165: {
    text: ({ virtualservice, gateway }) =>
      `${code(virtualservice)} 引用了 ${code(gateway)}，那是 istiod 由 Gateway API 自动生成的内部 Gateway。`,
    meaning: '这个名字属于实现细节，随时可能失效。',
    remedy: '对 Gateway API 的网关请用 HTTPRoute。',
  },
  IST0166: {
    text: ({ gateway }) => `选择器对 Kubernetes Gateway ${code(gateway)} 的 Pod 不起作用。`,
    meaning: '策略只能通过引用附着到 Gateway API 的网关上。',
    remedy: '在 `targetRefs` 里写明这个 Gateway。',
  },
  IST0167: {
    text: ({ reason }) =>
      reason === 'workload-in-ambient'
        ? '这个 Sidecar 不起作用：它选中的 Pod 处于 ambient 模式。'
        : '这个 Sidecar 不起作用：它的命名空间处于 ambient 模式。',
    meaning: 'ambient 模式下没有 sidecar 来接收这些设置。',
    remedy: '删除它，或者让工作负载退出 ambient 模式。',
  },
  IST0171: {
    text: ({ conditionType, reason, message }) => `状态里的 ${code(conditionType)} 不成立：${code(reason)}，${message || '没有说明'}。`,
    meaning: '控制器没能完成这个对象的要求，或者只完成了一部分。',
    remedy: '按它给出的原因处理。',
  },
  IST0173: {
    text: ({ subset }) => `子集 ${code(subset)} 没有选中任何 Pod。`,
    meaning: '路由到它的请求会得到 503（没有健康的上游）。',
    remedy: '让子集的标签与 Pod 的标签一致。',
  },
  IST0174: {
    text: ({ host }) => `网格里没有服务 ${code(host)}。`,
    meaning: '这个 DestinationRule 永远用不上。',
    remedy: '改正 `host`：短名字指规则所在命名空间里的 Service。',
  },
  IST0175: {
    text: ({ count, names: all }) =>
      `istiod 可以从任意地址获取公钥，而集群里有 ${count} 个 RequestAuthentication（${list(all.slice(0, 5))}${all.length > 5 ? ' 等' : ''}）。`,
    meaning: '能写 RequestAuthentication 的人，就能让 istiod 访问内网里的地址。',
    remedy: '在 istiod 上设置 `BLOCKED_CIDRS_IN_JWKS_URIS`。',
  },
  IST0176: {
    text: ({ crd, installedVersion, minimumVersion }) =>
      `CRD ${code(crd)} 的版本是 ${code(installedVersion)}，Istio 至少需要 ${code(minimumVersion)}。`,
    meaning: 'Istio 会忽略这一类资源。',
    remedy: '安装更新的 Gateway API CRD。',
  },
  IST0177: {
    text: ({ serviceEntryNames, host, port, protocols }) =>
      `几个 ServiceEntry（${names(serviceEntryNames)}）给 ${code(host)} 的端口 ${code(String(port))} 指定了不同的协议：${names(protocols)}。`,
    meaning: '哪一个生效取决于它们的先后。',
    remedy: '统一协议。',
  },
}
