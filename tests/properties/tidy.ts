/** Mends what the webhook is sure to refuse, so that most draws say something. What is left is schema-valid as before. */
type Mapping = Record<string, unknown>

const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): readonly Mapping[] => (Array.isArray(value) ? value.filter(isMapping) : [])

export function tidy(kind: string, spec: unknown): unknown {
  const own = prune(spec, kind)
  if (!isMapping(own)) return {}
  if (Array.isArray(own.exportTo)) own.exportTo = own.exportTo.includes('*') ? ['*'] : [...new Set(own.exportTo)]
  tidiers[kind]?.(own)
  return own
}

/** Objects with nothing in them say nothing, and often are refused. */
function prune(value: unknown, at: string): unknown {
  if (Array.isArray(value)) return value.map((item) => prune(item, at)).filter((item) => !(isEmpty(item) && at !== 'match'))
  if (!isMapping(value)) return value
  const entries = Object.entries(value).map(([name, v]) => [name, prune(v, name)] as const)
  return Object.fromEntries(entries.filter(([name, v]) => !isEmpty(v) || mayBeEmpty.has(name)))
}

const mayBeEmpty: ReadonlySet<string> = new Set(['selector', 'labels', 'x-user', 'cookie', 'maglev', 'body'])

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isMapping(value) && Object.keys(value).length === 0

const uniqueBy = (items: readonly Mapping[], key: (item: Mapping) => unknown): readonly Mapping[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
]

/** Leaves hosts of which none covers another. */
const apart = (hosts: readonly string[]): readonly string[] =>
  [...new Set(hosts)].filter((host, i, all) => !all.some((other, j) => j !== i && other.startsWith('*') && host.endsWith(other.slice(1))))

const tidiers: Readonly<Record<string, (spec: Mapping) => void>> = {
  VirtualService: (spec) => {
    const isMesh = !Array.isArray(spec.gateways) || spec.gateways.includes('mesh')
    const hosts = apart(Array.isArray(spec.hosts) ? spec.hosts : [])
    spec.hosts = isMesh ? hosts.filter((host) => host !== '*') : hosts
    if (isEmpty(spec.hosts)) spec.hosts = ['web']
    for (const route of list(spec.http)) {
      const actions = ['redirect', 'directResponse', 'delegate'].filter((name) => Object.hasOwn(route, name))
      for (const name of actions.slice(1)) delete route[name]
      if (actions.length > 0) delete route.route
      else if (list(route.route).length === 0) route.route = [{ destination: { host: 'web' } }]
      if (actions[0] === 'redirect' || actions[0] === 'directResponse')
        for (const name of ['fault', 'rewrite', 'retries', 'timeout']) delete route[name]
      if (actions[0] === 'delegate') for (const name of ['match', 'mirror']) delete route[name]
      if (route.mirrors) delete route.mirror
      const retries = route.retries as Mapping | undefined
      if (retries && !retries.attempts) route.retries = { attempts: 0 }
    }
    for (const rules of [spec.http, spec.tcp, spec.tls]) {
      for (const rule of list(rules)) {
        const destinations = list(rule.route)
        if (destinations.length > 1) for (const one of destinations) one.weight ??= 30
      }
    }
    if (!spec.http && !spec.tcp && !spec.tls) spec.http = [{ route: [{ destination: { host: 'api' } }] }]
    for (const rule of list(spec.tls)) for (const match of list(rule.match)) match.sniHosts = spec.hosts
  },
  DestinationRule: (spec) => {
    if (spec.subsets) spec.subsets = uniqueBy(list(spec.subsets), (subset) => subset.name)
    for (const policy of [spec.trafficPolicy, ...list(spec.subsets).map((subset) => subset.trafficPolicy)].filter(isMapping)) {
      const ports = uniqueBy(list(policy.portLevelSettings), (one) => (one.port as Mapping | undefined)?.number).filter(
        (one) => Object.keys(one).length > 1,
      )
      if (policy.portLevelSettings) policy.portLevelSettings = ports
      if (ports.length === 0) delete policy.portLevelSettings
      for (const one of [policy, ...ports]) {
        const { loadBalancer: balancer, outlierDetection: outlier, connectionPool: pool } = one as Record<string, Mapping | undefined>
        if (balancer?.warmup) delete balancer.warmupDurationSecs
        if (balancer?.localityLbSetting) delete balancer.zoneAwareLbSetting
        if (outlier?.consecutiveLocalOriginFailures) outlier.splitExternalLocalOriginErrors = true
        const http = pool?.http as Mapping | undefined
        if (http?.http2KeepAlive) http.http2KeepAlive = { interval: '10s', timeout: '3s' }
        if (http?.useClientProtocol) delete http.h2UpgradePolicy
      }
    }
    for (const holder of [spec, ...list(spec.subsets)]) if (isEmpty(holder.trafficPolicy)) delete holder.trafficPolicy
  },
  Gateway: (spec) => {
    spec.servers = uniqueBy(list(spec.servers), (server) => (server.port as Mapping).name)
  },
  Sidecar: (spec) => {
    const egress = list(spec.egress)
    const without = egress.filter((one) => !one.port)
    for (const one of without) {
      delete one.bind
      delete one.captureMode
    }
    if (spec.egress)
      spec.egress = [
        ...uniqueBy(
          egress.filter((one) => one.port),
          (one) => (one.port as Mapping).number,
        ),
        ...without.slice(0, 1),
      ]
    if (spec.ingress) spec.ingress = uniqueBy(list(spec.ingress), (one) => (one.port as Mapping).number)
    if (!spec.egress && !spec.ingress && !spec.outboundTrafficPolicy) spec.egress = [{ hosts: ['*/*'] }]
  },
  AuthorizationPolicy: (spec) => {
    if (spec.action === 'CUSTOM') spec.provider ??= { name: 'authz' }
    else delete spec.provider
    if (spec.action === 'DENY') spec.rules ??= [{}]
    if (spec.targetRefs || spec.targetRef) delete spec.selector
    if (spec.targetRefs) delete spec.targetRef
    for (const rule of list(spec.rules)) {
      for (const { source } of list(rule.from)) {
        if (!isMapping(source)) continue
        if (source.serviceAccounts || source.notServiceAccounts)
          for (const name of ['principals', 'notPrincipals', 'namespaces', 'notNamespaces']) delete source[name]
      }
    }
  },
  PeerAuthentication: (spec) => {
    if (!spec.selector || isEmpty(spec.selector)) delete spec.portLevelMtls
  },
  RequestAuthentication: (spec) => {
    if (spec.targetRefs || spec.targetRef) delete spec.selector
    if (spec.targetRefs) delete spec.targetRef
  },
  Telemetry: (spec) => {
    if (spec.targetRefs || spec.targetRef) delete spec.selector
    if (spec.targetRefs) delete spec.targetRef
  },
  ServiceEntry: (spec) => {
    if (spec.workloadSelector) delete spec.endpoints
    const hosts = [...new Set(Array.isArray(spec.hosts) ? (spec.hosts as readonly string[]) : [])]
    const wild = hosts.filter((host) => host.startsWith('*'))
    const ports = list(spec.ports)
    const many = ports.every((port) => /^(?:HTTP|HTTPS|HTTP2|GRPC|TLS)$/.test(String(port.protocol)))
    // istiod keeps services of one name and several addresses in no order
    if (Array.isArray(spec.addresses)) spec.addresses = spec.addresses.slice(0, 1)
    for (const one of list(spec.endpoints)) if (one.ports) one.ports = { [String(list(spec.ports)[0]?.name)]: 8081 }
    if (spec.resolution === 'DYNAMIC_DNS') delete spec.endpoints
    if (spec.resolution === 'DYNAMIC_DNS')
      spec.ports = [
        { number: 80, name: 'http', protocol: 'HTTP' },
        { number: 443, name: 'tls', protocol: 'TLS' },
      ]
    spec.hosts = spec.resolution === 'DYNAMIC_DNS' ? ['*.wild.org'] : many ? hosts : hosts.slice(0, 1)
    if (spec.resolution === 'DYNAMIC_DNS') for (const name of ['endpoints', 'addresses', 'workloadSelector']) delete spec[name]
    if (wild.length > 0 && spec.resolution !== 'NONE' && spec.resolution !== 'DYNAMIC_DNS' && spec.resolution !== 'STATIC')
      spec.hosts = ['www.example.com']
    if (!spec.resolution || spec.resolution === 'NONE') delete spec.endpoints
    if (spec.resolution === 'STATIC')
      for (const one of list(spec.endpoints)) if (/[a-z]{3}/.test(String(one.address))) one.address = '10.9.9.8'
    if (spec.resolution === 'DNS_ROUND_ROBIN' && Array.isArray(spec.endpoints)) spec.endpoints = spec.endpoints.slice(0, 1)
    if (typeof spec.resolution === 'string' && spec.resolution.startsWith('DNS')) {
      for (const one of list(spec.endpoints)) if (String(one.address).includes(':')) one.address = '10.9.9.8'
    }
  },
}
