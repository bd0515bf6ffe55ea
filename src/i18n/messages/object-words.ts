import type { Language } from './types.js'

/** What objects are called, by the last two keys that lead to them. */
const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'http.route': { en: 'a route destination', 'zh-CN': '路由目标' },
  'tcp.route': { en: 'a route destination', 'zh-CN': '路由目标' },
  'tls.route': { en: 'a route destination', 'zh-CN': '路由目标' },
  'spec.http': { en: 'an HTTP route', 'zh-CN': 'HTTP 路由' },
  'spec.tcp': { en: 'a TCP route', 'zh-CN': 'TCP 路由' },
  'spec.tls': { en: 'a TLS route', 'zh-CN': 'TLS 路由' },
  'http.match': { en: 'an HTTP match', 'zh-CN': 'HTTP 匹配条件' },
  'tls.match': { en: 'a TLS match', 'zh-CN': 'TLS 匹配条件' },
  'tcp.match': { en: 'a TCP match', 'zh-CN': 'TCP 匹配条件' },
  'route.destination': { en: 'a destination', 'zh-CN': '目标' },
  'http.mirror': { en: 'a mirror destination', 'zh-CN': '镜像目标' },
  'http.retries': { en: 'a retry policy', 'zh-CN': '重试策略' },
  'http.fault': { en: 'a fault injection', 'zh-CN': '故障注入' },
  'fault.abort': { en: 'an abort fault', 'zh-CN': '中断故障' },
  'fault.delay': { en: 'a delay fault', 'zh-CN': '延迟故障' },
  'http.redirect': { en: 'a redirect', 'zh-CN': '重定向' },
  'http.rewrite': { en: 'a rewrite', 'zh-CN': '重写' },
  'http.corsPolicy': { en: 'a CORS policy', 'zh-CN': 'CORS 策略' },
  'http.headers': { en: 'header operations', 'zh-CN': '请求头操作' },
  'spec.servers': { en: 'a gateway server', 'zh-CN': '网关服务器' },
  'servers.port': { en: 'a server port', 'zh-CN': '服务器端口' },
  'servers.tls': { en: 'the TLS settings of a server', 'zh-CN': '服务器的 TLS 设置' },
  'spec.subsets': { en: 'a subset', 'zh-CN': '子集' },
  'spec.trafficPolicy': { en: 'a traffic policy', 'zh-CN': '流量策略' },
  'subsets.trafficPolicy': { en: 'a traffic policy', 'zh-CN': '流量策略' },
  'trafficPolicy.loadBalancer': { en: 'a load balancer setting', 'zh-CN': '负载均衡设置' },
  'trafficPolicy.connectionPool': { en: 'a connection pool', 'zh-CN': '连接池' },
  'connectionPool.tcp': { en: 'the TCP settings of a connection pool', 'zh-CN': '连接池的 TCP 设置' },
  'connectionPool.http': { en: 'the HTTP settings of a connection pool', 'zh-CN': '连接池的 HTTP 设置' },
  'trafficPolicy.outlierDetection': { en: 'an outlier detection', 'zh-CN': '异常检测' },
  'trafficPolicy.tls': { en: 'the TLS settings of a client', 'zh-CN': '客户端 TLS 设置' },
  'spec.ports': { en: 'a port', 'zh-CN': '端口' },
  'spec.endpoints': { en: 'an endpoint', 'zh-CN': '端点' },
  'spec.egress': { en: 'an egress listener', 'zh-CN': '出站监听器' },
  'spec.ingress': { en: 'an ingress listener', 'zh-CN': '入站监听器' },
  'spec.rules': { en: 'a rule', 'zh-CN': '规则' },
  'from.source': { en: 'a source', 'zh-CN': '来源' },
  'to.operation': { en: 'an operation', 'zh-CN': '操作' },
  'rules.when': { en: 'a condition', 'zh-CN': '条件' },
  'spec.jwtRules': { en: 'a JWT rule', 'zh-CN': 'JWT 规则' },
  'spec.configPatches': { en: 'a config patch', 'zh-CN': '配置补丁' },
  'spec.containers': { en: 'a container', 'zh-CN': '容器' },
  'spec.template': { en: 'a pod template', 'zh-CN': 'Pod 模板' },
}

/** An object in words; one that has none by its key. */
export function objectWords(place: string, language: Language): string {
  const known = Object.hasOwn(words, place) ? words[place] : undefined
  return known?.[language] ?? `\`${place.slice(place.lastIndexOf('.') + 1)}\``
}
