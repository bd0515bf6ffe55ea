import type { InjectionViewTexts } from './types.js'

const said = (value: string) => (value === '' ? '没有写' : `的值是 \`${value}\``)

export const injectionView: InjectionViewTexts = {
  rules: {
    'injection-rule.webhook': ({ name, namespaceSelector, objectSelector, missed }) => {
      const selectors = `命名空间要满足 \`${namespaceSelector}\`，Pod 要满足 \`${objectSelector}\``
      const result = { no: '两个都满足，API server 会询问 istiod', namespace: '命名空间不满足', pod: '命名空间满足，Pod 不满足' }[missed]
      return `Webhook \`${name}\`：${selectors}。${result}。`
    },
    'injection-rule.host-network': () => 'Pod 是否使用节点的网络（`hostNetwork: true`）。',
    'injection-rule.namespace': ({ namespaces }) => `命名空间是否属于从不注入的 ${namespaces.map((n) => `\`${n}\``).join('、')}。`,
    'injection-rule.label': ({ value }) => `Pod 标签 \`sidecar.istio.io/inject\` ${said(value)}。`,
    'injection-rule.annotation': ({ value }) => `Pod 注解 \`sidecar.istio.io/inject\` ${said(value)}，只有没写标签时才看它。`,
    'injection-rule.never': ({ selector }) => `从不注入的选择器 \`${selector}\`。`,
    'injection-rule.always': ({ selector }) => `总是注入的选择器 \`${selector}\`。`,
    'injection-rule.policy': () => '没有任何规则拒绝，按默认策略 `policy: enabled` 注入。',
  },
  pieces: {
    'injection-piece.status': () => '记下这次注入加了什么，再次注入时先去掉这些；工具也靠它判断 Pod 是否注入过。',
    'injection-piece.revision': ({ value }) => `由修订版本 \`${value}\` 的 istiod 注入。`,
    'injection-piece.default-container': ({ value }) => `\`kubectl logs\`、\`kubectl exec\` 不指定容器时用 \`${value}\`，而不是代理。`,
    'injection-piece.prometheus': () =>
      'Prometheus 改为从 agent 的 15020 端口采集 `/stats/prometheus`，agent 把应用和 Envoy 的指标合在一起返回。',
    'injection-piece.cni-annotation': () => '告诉 CNI 插件怎样写规则：没有容器来做这件事，选项就写在注解里。',
    'injection-piece.annotation': ({ name }) => `模板加的注解 \`${name}\`。`,
    'injection-piece.tls-mode': () => '告诉别的代理：这个 Pod 能收 mTLS。没有其他设置时，发给它的流量就用 mTLS。',
    'injection-piece.canonical': () => '遥测数据里的服务名和版本，取自 `app`、`version` 等标签，都没有时用工作负载的名字和 `latest`。',
    'injection-piece.tunnel': () => '这个 Pod 还能收 HBONE。',
    'injection-piece.label': ({ name }) => `模板加的标签 \`${name}\`。`,
    'injection-piece.init': () =>
      '最先运行、运行完就退出：用 istio-iptables 写好规则，把 Pod 的 TCP 流量转到 Envoy 的 15001 和 15006 端口。',
    'injection-piece.init-rights': ({ value }) =>
      value === '0'
        ? '写包过滤规则需要 root 和 `NET_ADMIN`、`NET_RAW`，其余权限都去掉。'
        : '规则由 CNI 插件在节点上写好，这个容器只检查，不需要权限。',
    'injection-piece.validation': () => '规则由 CNI 插件写。这个容器检查规则是否生效，没有生效就失败，不让应用在没有拦截的情况下启动。',
    'injection-piece.container': ({ name }) => `模板加的容器 \`${name}\`。`,
    'injection-piece.proxy': () => '一个容器里两个进程：Envoy 转发流量，pilot-agent 启动 Envoy、向 istiod 取配置和证书、应答探针。',
    'injection-piece.native-proxy': () =>
      'Envoy 和 pilot-agent。写成 `restartPolicy: Always` 的 init 容器：比应用先启动、比应用后退出，Job 也能正常结束。',
    'injection-piece.proxy-rights': ({ value }) =>
      value === '1337'
        ? '以用户 1337 运行，没有特权，文件系统只读。规则靠这个用户认出代理自己的流量，放行而不再转回去。'
        : '以 root 运行，另加所需的权限（TPROXY、低端口或跟踪规则）。规则靠组 1337 认出代理自己的流量。',
    'injection-piece.proxy-stop': () => 'Pod 退出前先让 Envoy 排空连接。',
    'injection-piece.proxy-hold': () => '代理就绪之后，kubelet 才启动后面的容器。',
    'injection-piece.proxy-startup': () => '等 Envoy 收到第一份配置：每秒问一次，最多 600 次。',
    'injection-piece.proxy-readiness': () => '代理没有就绪，Pod 就不算就绪，Service 不会把流量发给它。',
    'injection-piece.proxy-config': () =>
      'MeshConfig 的 `defaultConfig`（叠加 Pod 注解 `proxy.istio.io/config`），只写与默认值不同的部分。',
    'injection-piece.probers': () => '应用原来的探针。kubelet 问 agent，agent 再按这里写的去问应用。',
    'injection-piece.scraping': () => '应用原来的指标端口和路径，agent 从那里取来合并。',
    'injection-piece.probe': ({ name, value }) =>
      `容器 \`${name}\` 的 \`${value}\` 改为问 agent 的 15020 端口：kubelet 没有网格证书，直接问会被 STRICT mTLS 拒绝；而 TCP 连接总会被 Envoy 接受，问不出应用的状态。`,
    'injection-piece.hook': ({ name }) => `容器 \`${name}\` 的生命周期钩子里的 HTTP 请求改为经 agent 发出，理由与探针相同。`,
    'injection-piece.container-field': ({ name, value }) => `容器 \`${name}\` 的 \`${value}\` 变了。`,
    'injection-piece.workload-socket': () => '外部的证书提供者（如 SPIRE）可以把 SDS 的 Unix 套接字放在这里，代替 agent。',
    'injection-piece.credential-socket': () => '外部提供者可以在这里用 Unix 套接字给出网关等用的凭证。',
    'injection-piece.workload-certs': () => '由平台直接以文件提供的工作负载证书。',
    'injection-piece.envoy-volume': () => '只在内存里：Envoy 的启动配置和本地套接字。',
    'injection-piece.xds-volume': () => '应用与 agent 共用：gRPC 的启动配置和 xDS 的套接字。',
    'injection-piece.data-volume': () => 'agent 自己的数据，例如下载的 Wasm 模块。',
    'injection-piece.podinfo-volume': () => 'Pod 的标签和注解，作为节点元数据报给 istiod。',
    'injection-piece.token-volume': () => '给 `istio-ca` 用的 ServiceAccount 令牌，12 小时有效：agent 用它向 istiod 证明身份、申请证书。',
    'injection-piece.ca-volume': () => '根证书，来自每个命名空间里的 ConfigMap `istio-ca-root-cert`：agent 用它验证 istiod。',
    'injection-piece.crl-volume': () => '已吊销证书的列表，没有这个 ConfigMap 也可以。',
    'injection-piece.volume': ({ name }) => `模板或注解加的卷 \`${name}\`。`,
    'injection-piece.field': ({ name }) => `\`${name}\` 变了。`,
  },
  options: {
    PROXY_PORT: '出站流量转到 Envoy 的这个端口',
    INBOUND_CAPTURE_PORT: '入站流量转到 Envoy 的这个端口',
    INBOUND_TUNNEL_PORT: 'HBONE 端口，不拦截',
    PROXY_UID: '这个用户发出的流量不再拦截：就是 Envoy 自己的',
    PROXY_GID: '这个组发出的流量不再拦截',
    INBOUND_INTERCEPTION_MODE: '入站怎样转给 Envoy：改写目的地址，还是 TPROXY 原样交付',
    INBOUND_TPROXY_MARK: 'TPROXY 用的标记',
    INBOUND_TPROXY_ROUTE_TABLE: 'TPROXY 用的路由表',
    INBOUND_PORTS_INCLUDE: '拦截这些入站端口，* 表示全部',
    INBOUND_PORTS_EXCLUDE: '不拦截这些入站端口',
    OUTBOUND_OWNER_GROUPS_INCLUDE: '只拦截这些组发出的流量',
    OUTBOUND_OWNER_GROUPS_EXCLUDE: '不拦截这些组发出的流量',
    OUTBOUND_PORTS_INCLUDE: '不论去哪里，都拦截去往这些端口的流量',
    OUTBOUND_PORTS_EXCLUDE: '不拦截去往这些端口的流量',
    OUTBOUND_IPRANGES_INCLUDE: '拦截去往这些网段的流量，* 表示全部',
    OUTBOUND_IPRANGES_EXCLUDE: '不拦截去往这些网段的流量',
    KUBE_VIRT_INTERFACES: '从这些网卡进来的流量按出站处理（虚拟机的网卡）',
    EXCLUDE_INTERFACES: '经过这些网卡的流量都不拦截',
    REDIRECT_DNS: 'DNS 查询转给 agent 的 15053 端口',
    CAPTURE_ALL_DNS: '拦截所有 DNS 查询，不论发给哪个服务器',
    DNS_SERVERS_V4: '拦截发给这些服务器的 DNS 查询',
    DNS_SERVERS_V6: '拦截发给这些服务器的 DNS 查询（IPv6）',
    DROP_INVALID: '丢弃连接跟踪认不出的包',
    DUAL_STACK: 'IPv4 和 IPv6 都写规则',
    ENABLE_INBOUND_IPV6: '也写 IPv6 的规则',
    HOST_IPV4_LOOPBACK_CIDR: '视为本机的地址',
  },
  words: {
    label: '注入前后',
    outcomes: { injected: '注入', 'left-alone': '不注入', refused: '拒绝' },
    refused: '注入失败，API server 就拒绝创建这个 Pod。',
    none: '这段 YAML 里没有会产生 Pod 的对象。',
    more: (n) => `还有 ${n} 个`,
    workloads: '工作负载',
    pod: 'Pod 的 YAML',
    pieces: '加了什么，做什么用',
    rules: '依次看的规则',
    asked: '询问 istiod',
    decided: '由此决定',
    passed: '不适用，看下一条',
    capture: '由此得到的拦截选项',
    noCapture: '没有 istio-init，规则不会写，流量不会被拦截。',
    unchanged: (n) => `${n} 行未变`,
    fold: '收起未变的行',
    native: '原生 sidecar',
    nativeTip: '节点是 Kubernetes 1.33 及以上时，istiod 把代理写成一直运行的 init 容器',
    cni: 'Istio CNI',
    cniTip: '规则由节点上的 CNI 插件写，Pod 里不再有 istio-init',
    before: '注入前的 YAML',
    option: '选项',
    value: '值',
    meaning: '含义',
    added: (n) => `${n} 处`,
    noScript: '启用 JavaScript 后，可以在这里修改 YAML，立即看到注入的结果。',
    show: '在 YAML 中显示',
  },
}
