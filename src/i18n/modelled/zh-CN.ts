/** What the engine leaves out and what the page shows instead, by the codes of `src/engine/modelled.ts`. Backquotes mark code. */
export interface LeftOutTexts {
  readonly columns: { readonly what: string; readonly why: string }
  readonly entries: Readonly<Record<string, readonly [what: string, instead: string]>>
}

export const leftOutTexts: LeftOutTexts = {
  columns: { what: '不算的内容', why: '看到的是什么' },
  entries: {
    'remote-jwks': ['`jwksUri` 处的密钥', 'istiod 取不到密钥时下发的密钥集'],
    'wasm-download': ['下载 Wasm 模块', '引用模块的过滤器；模块不加载，也不运行'],
    'multi-cluster': ['多集群：`meshNetworks`、东西向网关', '本集群的端点'],
    'network-gateway-addresses': ['以 NodePort 或主机名给出的其他网络的网关', '只算有 IP 地址的网关'],
    secrets: ['证书内容（SDS）', '代理请求证书时用的名字'],
    'key-pairs': ['私钥与证书是否配对', '两者都有的 Secret 照单全收'],
    'envoy-filter-bootstrap': ['EnvoyFilter 对 `BOOTSTRAP` 的补丁', 'bootstrap 在代理连上 istiod 之前就写好了'],
    'envoy-filter-extension-config': ['EnvoyFilter 对 `EXTENSION_CONFIG` 的补丁', '不显示扩展配置（ECDS）'],
    'gateway-api-status': ['Gateway API 资源的 `status` 和 conditions', '它们对配置的影响'],
    'workload-group': ['通过 WorkloadGroup 自动注册的虚拟机', '写出来的 WorkloadEntry'],
    'other-kinds': ['这里没有 schema 的资源类型', '指出这个文档，但不参与计算'],
    http3: ['QUIC 和 HTTP/3', 'istiod 默认关闭'],
    'stateful-sessions': ['有状态会话', 'istiod 默认关闭'],
    'gateway-api-experiments': ['InferencePool、XBackendTrafficPolicy', 'istiod 默认关闭'],
    'injector-values': ['注入器自己的设置：Helm values、自定义模板、OpenShift', '默认 profile 注入出来的 Pod'],
    'injected-gateways': ['istiod 自动部署的网关和 waypoint 的 Pod', '它们的配置'],
    'proxy-config-rules': ['`proxy.istio.io/config` 的取值校验', '类型不符的字段不计入'],
    nftables: ['用 nftables 拦截', '用 iptables 实现的同样效果'],
    'istiod-environment': ['istiod 的环境变量', '都取默认值，只打开了 ambient 模式'],
    'environment-headers': ['取自 istiod 环境变量的请求头（`envName`）', '环境变量为空'],
  },
}
