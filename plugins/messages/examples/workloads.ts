import {
  annotated,
  deployment,
  envoyFilter,
  injector,
  type MessageExample,
  namespace,
  pod,
  service,
  sidecar,
  together,
  virtualService,
} from './pieces'

const webhook = (kind: string, name: string, hook: string): string => `
apiVersion: admissionregistration.k8s.io/v1
kind: ${kind}
metadata:
  name: ${name}
webhooks:
- ${hook.trim().replace(/\n/g, '\n  ')}
  admissionReviewVersions: [v1]
  sideEffects: None`
const istiod = service('istiod', '{name: https-webhook, port: 443}', 'istio-system')
const enabled = namespace('default', 'istio-injection: enabled')
const byNamespace = `name: namespace.sidecar-injector.istio.io
clientConfig:
  service: {name: istiod, namespace: istio-system}
namespaceSelector:
  matchLabels: {istio-injection: enabled}`
const auto = 'containers:\n- {name: app, image: app:1}\n- {name: istio-proxy, image: auto}'

/** Ports, injection, annotations, filters, schema. */
export const workloadExamples: Readonly<Record<string, MessageExample>> = {
  IST0116: {
    text: together(
      enabled,
      deployment('dns', 'containers:\n- {name: dns, image: dns:1}'),
      service('dns', '{name: udp-dns, port: 53, protocol: UDP}'),
      service('dns', '{name: tcp-dns, port: 53, protocol: TCP}').replace('name: dns\n', 'name: dns-tcp\n'),
    ),
    repair: [['{name: tcp-dns, port: 53, protocol: TCP}', '{name: udp-dns, port: 53, protocol: UDP}']],
  },
  IST0118: {
    text: together(service('reviews', '{name: web, port: 80}')),
    repair: [['name: web', 'name: http-web']],
  },
  IST0137: {
    text: together(
      enabled,
      deployment('reviews', 'containers:\n- {name: app, image: app:1}'),
      service('reviews', '{name: http, port: 80, targetPort: 8080}'),
      service('reviews', '{name: http, port: 9080, targetPort: 8080}').replace('name: reviews\n', 'name: reviews-old\n'),
    ),
    repair: [['port: 9080, targetPort: 8080', 'port: 80, targetPort: 8080']],
  },
  IST0150: {
    text: together(`
apiVersion: v1
kind: Service
metadata:
  name: bank
  namespace: default
spec:
  type: ExternalName
  externalName: bank.example.com
  ports:
  - {name: tcp, port: 443}`),
    repair: [['name: tcp', 'name: https']],
  },
  IST0102: { text: together(namespace('shop')), repair: [['  name: shop', '  name: shop\n  labels: {istio-injection: enabled}']] },
  IST0103: {
    text: together(
      enabled,
      '\napiVersion: v1\nkind: Pod\nmetadata:\n  name: reviews-v1\n  namespace: default\nspec:\n  containers:\n  - {name: app, image: app:1}',
    ),
    repair: [['image: app:1}', 'image: app:1}\n  - {name: istio-proxy, image: "istio/proxyv2:1.31.0"}']],
  },
  IST0123: {
    text: together(namespace('shop', 'istio-injection: enabled, istio.io/rev: canary')),
    repair: [['istio-injection: enabled, istio.io/rev: canary', 'istio.io/rev: canary']],
  },
  IST0144: {
    text: together(deployment('reviews', 'containers:\n- {name: app, image: app:1}\nsecurityContext: {runAsUser: 1337}')),
    repair: [['runAsUser: 1337', 'runAsUser: 1000']],
  },
  IST0146: {
    text: together(
      istiod,
      webhook('MutatingWebhookConfiguration', 'istio-sidecar-injector', byNamespace),
      namespace('default', 'istio-injection: disabled'),
      deployment('shop-gateway', auto),
    ),
    repair: [['istio-injection: disabled', 'istio-injection: enabled']],
  },
  IST0147: {
    text: together(
      `\napiVersion: v1\nkind: Pod\nmetadata:\n  name: shop-gateway\n  namespace: default\nspec:\n  ${auto.replace(/\n/g, '\n  ')}`,
    ),
    repair: [['image: auto', 'image: "istio/proxyv2:1.31.0"']],
  },
  IST0148: {
    text: together(injector(true), namespace('shop')),
    repair: [['  name: shop', '  name: shop\n  labels: {istio-injection: enabled}']],
  },
  IST0158: {
    text: together(
      injector(false),
      enabled,
      pod('reviews-v1', 'app: reviews').replace('"istio/proxyv2:1.31.0"', '"docker.io/istio/proxyv2:1.30.0"'),
    ),
    repair: [['proxyv2:1.30.0', 'proxyv2:1.31.0']],
  },
  IST0107: {
    text: together(annotated('networking.istio.io/exportTo: "."')),
    repair: [
      ['  annotations:\n    networking.istio.io/exportTo: "."\n', ''],
      [
        '',
        '---' +
          service('reviews').replace(
            '\n  namespace: default',
            '\n  namespace: default\n  annotations:\n    networking.istio.io/exportTo: "."',
          ) +
          '\n',
      ],
    ],
  },
  IST0108: {
    text: together(annotated('traffic.sidecar.istio.io/excludeOutboundPort: "3306"')),
    repair: [['excludeOutboundPort:', 'excludeOutboundPorts:']],
  },
  IST0125: {
    text: together(annotated('traffic.sidecar.istio.io/excludeOutboundPorts: mysql')),
    repair: [['excludeOutboundPorts: mysql', 'excludeOutboundPorts: "3306"']],
  },
  IST0135: {
    text: together(annotated('sidecar.istio.io/inject: "true"')),
    repair: [['  annotations:\n', '  labels:\n']],
  },
  IST0151: {
    also: ['IST0133'],
    text: together(
      envoyFilter(`applyTo: HTTP_FILTER
match:
  context: SIDECAR_INBOUND
  listener:
    filterChain:
      filter: {name: envoy.filters.network.http_connection_manager}
patch:
  operation: INSERT_BEFORE
  value:
    name: envoy.filters.http.lua`),
    ),
    repair: [['operation: INSERT_BEFORE', 'operation: INSERT_FIRST']],
  },
  IST0152: {
    also: ['IST0133'],
    text: together(
      envoyFilter('applyTo: CLUSTER\nmatch:\n  context: SIDECAR_OUTBOUND\npatch:\n  operation: REPLACE\n  value: {connect_timeout: 2s}'),
    ),
    repair: [['operation: REPLACE', 'operation: MERGE']],
  },
  IST0153: {
    also: ['IST0133'],
    text: together(
      envoyFilter(
        'applyTo: ROUTE_CONFIGURATION\nmatch:\n  context: GATEWAY\npatch:\n  operation: ADD\n  value: {max_direct_response_body_size_bytes: 8192}',
      ),
    ),
    repair: [['operation: ADD', 'operation: MERGE']],
  },
  IST0154: {
    also: ['IST0133'],
    text: together(
      envoyFilter(
        'applyTo: ROUTE_CONFIGURATION\nmatch:\n  context: GATEWAY\npatch:\n  operation: REMOVE\n  value: {max_direct_response_body_size_bytes: 8192}',
      ),
    ),
    repair: [['operation: REMOVE', 'operation: MERGE']],
  },
  IST0155: {
    also: ['IST0133'],
    text: together(
      envoyFilter(`applyTo: HTTP_FILTER
match:
  context: SIDECAR_INBOUND
  proxy: {proxyVersion: '^1\\.30.*'}
patch:
  operation: INSERT_FIRST
  value:
    name: envoy.filters.http.lua`).trimEnd() +
        `
  - applyTo: HTTP_FILTER
    match:
      context: SIDECAR_INBOUND
      listener:
        filterChain:
          filter: {name: envoy.filters.network.http_connection_manager}
    patch:
      operation: INSERT_BEFORE
      value:
        name: envoy.filters.http.lua`,
    ),
    repair: [['spec:\n', 'spec:\n  priority: 10\n']],
  },
  IST0002: {
    text: together(
      service('reviews'),
      virtualService(
        'reviews',
        'hosts: [reviews]\nhttp:\n- fault:\n    delay:\n      fixedDelay: 1s\n      percent: 5\n  route:\n  - destination: {host: reviews}',
      ),
    ),
    repair: [['percent: 5', 'percentage: {value: 5}']],
  },
  IST0106: {
    text: together(
      service('reviews'),
      virtualService('reviews', 'hosts: [reviews]\nhttp:\n- retries:\n    attempts: -1\n  route:\n  - destination: {host: reviews}'),
    ),
    repair: [['attempts: -1', 'attempts: 3']],
  },
  IST0133: {
    text: together(pod('reviews-v1', 'app: reviews'), sidecar('reviews', 'workloadSelector: {}\negress:\n- hosts: ["./*"]')),
    repair: [['workloadSelector: {}', 'workloadSelector:\n    labels: {app: reviews}']],
  },
  IST0139: {
    text: together(webhook('MutatingWebhookConfiguration', 'istio-sidecar-injector', byNamespace)),
    repair: [['', `---${istiod}\n`]],
  },
  IST0163: {
    text: together(
      webhook(
        'ValidatingWebhookConfiguration',
        'istiod-default-validator',
        'name: validation.istio.io\nclientConfig:\n  url: "https://istiod.example.com:port/validate"',
      ),
    ),
    repair: [[':port/', ':15017/']],
  },
  IST0164: {
    text: together(
      webhook(
        'ValidatingWebhookConfiguration',
        'istiod-default-validator',
        'name: validation.istio.io\nclientConfig:\n  url: "https://203.0.113.5:15017/validate"',
      ),
    ),
    repair: [['203.0.113.5', 'istiod.example.com']],
  },
}
