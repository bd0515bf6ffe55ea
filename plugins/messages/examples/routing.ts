import {
  certificate,
  certificateKey,
  destinationRule,
  gateway,
  type MessageExample,
  pod,
  service,
  serviceEntry,
  sidecar,
  telemetry,
  together,
  virtualService,
} from './pieces'

const reviews = service('reviews')
const web = '{number: 80, name: http, protocol: HTTP}'

/** References, routing, gateways, destinations, selectors. */
export const routingExamples: Readonly<Record<string, MessageExample>> = {
  IST0101: {
    text: together(reviews, virtualService('reviews', 'hosts: [reviews]\nhttp:\n- route:\n  - destination:\n      host: revews')),
    repair: [['revews', 'reviews']],
  },
  IST0127: {
    text: together(
      pod('reviews-v1', 'app: reviews'),
      `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: default
spec:
  selector:
    matchLabels: {app: review}
  rules:
  - to:
    - operation: {methods: [GET]}`,
    ),
    repair: [['app: review}\n  rules', 'app: reviews}\n  rules']],
  },
  IST0166: {
    text: together(
      pod('waypoint-1', 'gateway.networking.k8s.io/gateway-name: waypoint'),
      `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reads
  namespace: default
spec:
  selector:
    matchLabels: {gateway.networking.k8s.io/gateway-name: waypoint}
  rules:
  - to:
    - operation: {methods: [GET]}`,
    ),
    repair: [
      [
        '  selector:\n    matchLabels: {gateway.networking.k8s.io/gateway-name: waypoint}\n  rules',
        '  targetRefs:\n  - {group: gateway.networking.k8s.io, kind: Gateway, name: waypoint}\n  rules',
      ],
    ],
  },
  IST0167: {
    text: together(
      `
apiVersion: v1
kind: Pod
metadata:
  name: reviews-v1
  namespace: default
  labels: {app: reviews}
  annotations: {ambient.istio.io/redirection: enabled}
spec:
  containers:
  - {name: app, image: app:1}`,
      sidecar('reviews', 'workloadSelector:\n  labels: {app: reviews}\negress:\n- hosts: ["./*"]'),
    ),
    repair: [
      ['\n  annotations: {ambient.istio.io/redirection: enabled}', ''],
      ['image: app:1}', 'image: app:1}\n  - {name: istio-proxy, image: "istio/proxyv2:1.31.0"}'],
    ],
  },
  IST0173: {
    text: together(
      reviews,
      pod('reviews-v1', 'app: reviews, version: v1'),
      destinationRule('reviews', 'host: reviews\nsubsets:\n- name: v1\n  labels: {version: "1"}'),
    ),
    repair: [['version: "1"', 'version: v1']],
  },
  IST0174: {
    text: together(reviews, destinationRule('reviews', 'host: revews\ntrafficPolicy:\n  connectionPool:\n    tcp: {maxConnections: 100}')),
    repair: [['revews', 'reviews']],
  },
  IST0109: {
    text: together(
      reviews,
      virtualService('reviews', 'hosts: [reviews]\nhttp:\n- timeout: 2s\n  route:\n  - destination: {host: reviews}'),
      virtualService('reviews-canary', 'hosts: [reviews.default.svc.cluster.local]\nhttp:\n- route:\n  - destination: {host: reviews}'),
    ),
    repair: [
      [
        '---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: reviews-canary\n  namespace: default\nspec:\n  hosts: [reviews.default.svc.cluster.local]\n  http:\n  - route:\n    - destination: {host: reviews}\n',
        '',
      ],
    ],
  },
  IST0112: {
    text: together(
      service('reviews', '{name: http, port: 80}\n  - {name: http-admin, port: 8080}'),
      virtualService('reviews', 'hosts: [reviews]\nhttp:\n- route:\n  - destination:\n      host: reviews'),
    ),
    repair: [['        host: reviews', '        host: reviews\n        port: {number: 80}']],
  },
  IST0130: {
    text: together(
      reviews,
      virtualService(
        'reviews',
        'hosts: [reviews]\nhttp:\n- name: all\n  route:\n  - destination: {host: reviews}\n- name: beta\n  match:\n  - uri: {prefix: /beta}\n  route:\n  - destination: {host: reviews}',
      ),
    ),
    repair: [
      ['  - name: all\n    route:\n    - destination: {host: reviews}\n', ''],
      ['', '  - name: all\n    route:\n    - destination: {host: reviews}\n'],
    ],
  },
  IST0131: {
    text: together(
      reviews,
      virtualService(
        'reviews',
        'hosts: [reviews]\nhttp:\n- match:\n  - headers: {end-user: {exact: jason}}\n  route:\n  - destination: {host: reviews}\n- match:\n  - uri: {exact: /beta}\n  - headers: {end-user: {exact: jason}}\n  route:\n  - destination: {host: reviews}',
      ),
    ),
    repair: [['\n    - uri: {exact: /beta}\n    - headers: {end-user: {exact: jason}}', '\n    - uri: {exact: /beta}']],
  },
  IST0132: {
    text: together(
      reviews,
      gateway('shop', `port: ${web}\nhosts: [shop.example.com]`),
      virtualService('shop', 'hosts: [www.example.com]\ngateways: [shop]\nhttp:\n- route:\n  - destination: {host: reviews}'),
    ),
    repair: [['www.example.com', 'shop.example.com']],
  },
  IST0149: {
    text: together(
      reviews,
      gateway('shop', `port: ${web}\nhosts: [shop.example.com]`),
      virtualService(
        'shop',
        'hosts: [shop.example.com]\ngateways: [shop]\nhttp:\n- match:\n  - headers: {"@request.auth.claims.group": {exact: beta}}\n  route:\n  - destination: {host: reviews}',
      ),
    ),
    repair: [
      [
        '',
        `---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: shop
  namespace: istio-system
spec:
  selector:
    matchLabels: {istio: ingressgateway}
  jwtRules:
  - issuer: https://issuer.example.com
`,
      ],
    ],
  },
  IST0138: {
    text: together(
      gateway(
        'shop',
        'port: {number: 443, name: https, protocol: HTTPS}\nhosts: [shop.example.com]\ntls: {mode: SIMPLE, serverCertificate: /certs/all.crt, privateKey: /certs/all.key}',
      ),
      gateway(
        'help',
        'port: {number: 443, name: https, protocol: HTTPS}\nhosts: [help.example.com]\ntls: {mode: SIMPLE, serverCertificate: /certs/all.crt, privateKey: /certs/all.key}',
      ),
    ),
    repair: [
      [
        'hosts: [help.example.com]\n    tls: {mode: SIMPLE, serverCertificate: /certs/all.crt, privateKey: /certs/all.key}',
        'hosts: [help.example.com]\n    tls: {mode: SIMPLE, serverCertificate: /certs/help.crt, privateKey: /certs/help.key}',
      ],
    ],
  },
  IST0140: {
    text: together(
      reviews,
      pod('reviews-v1', 'app: reviews, version: v1'),
      destinationRule('reviews', 'host: reviews\nsubsets:\n- name: v1\n  labels: {version: v1}'),
      gateway('shop', `port: ${web}\nhosts: [shop.example.com]`),
      virtualService('inside', 'hosts: [reviews]\nhttp:\n- route:\n  - destination: {host: reviews, subset: v1}'),
      virtualService('outside', 'hosts: [shop.example.com]\ngateways: [shop]\nhttp:\n- route:\n  - destination: {host: reviews}'),
    ),
    repair: [['destination: {host: reviews}', 'destination: {host: reviews, subset: v1}']],
  },
  IST0145: {
    text: together(
      gateway('shop', `port: ${web}\nhosts: [shop.example.com]`),
      gateway('shop-old', `port: ${web}\nhosts: [shop.example.com]`),
    ),
    repair: [
      [
        '  name: shop-old\n  namespace: default\nspec:\n  selector: {istio: ingressgateway}\n  servers:\n  - port: {number: 80, name: http, protocol: HTTP}\n    hosts: [shop.example.com]',
        '  name: shop-old\n  namespace: default\nspec:\n  selector: {istio: ingressgateway}\n  servers:\n  - port: {number: 80, name: http, protocol: HTTP}\n    hosts: [old.example.com]',
      ],
    ],
  },
  IST0161: {
    text: together(
      gateway(
        'shop',
        'port: {number: 443, name: https, protocol: HTTPS}\nhosts: [shop.example.com]\ntls: {mode: SIMPLE, credentialName: shop-cert}',
      ),
      `
apiVersion: v1
kind: Secret
metadata:
  name: shop-cert
  namespace: istio-system
type: kubernetes.io/tls
data:
  tls.crt: bm8gY2VydGlmaWNhdGU=
  tls.key: bm8ga2V5`,
    ),
    repair: [
      ['bm8gY2VydGlmaWNhdGU=', certificate],
      ['bm8ga2V5', certificateKey],
    ],
  },
  IST0162: {
    text: together(gateway('shop', 'port: {number: 9090, name: http, protocol: HTTP}\nhosts: [shop.example.com]')),
    repair: [['number: 9090', 'number: 80']],
  },
  IST0165: {
    also: ['IST0106'],
    text: together(
      reviews,
      virtualService(
        'shop',
        'hosts: [shop.example.com]\ngateways: [shop~istio-autogenerated-k8s-gateway~http]\nhttp:\n- route:\n  - destination: {host: reviews}',
      ),
    ),
    repair: [
      [
        `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: default
spec:
  hosts: [shop.example.com]
  gateways: [shop~istio-autogenerated-k8s-gateway~http]
  http:
  - route:
    - destination: {host: reviews}
`,
        `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
  namespace: default
spec:
  parentRefs:
  - {name: shop}
  hostnames: [shop.example.com]
  rules:
  - backendRefs:
    - {name: reviews, port: 80}
`,
      ],
    ],
  },
  IST0171: {
    text: together(`
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: shop
  namespace: default
spec:
  gatewayClassName: istio
  listeners:
  - {name: http, port: 80, protocol: HTTP}
status:
  conditions:
  - type: Programmed
    status: "False"
    reason: AddressNotAssigned
    message: no address yet
    lastTransitionTime: "2026-01-01T00:00:00Z"`),
    repair: [
      ['status: "False"', 'status: "True"'],
      ['reason: AddressNotAssigned', 'reason: Programmed'],
      ['message: no address yet', 'message: address 203.0.113.7'],
    ],
  },
  IST0176: {
    text: together(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: tlsroutes.gateway.networking.k8s.io
  annotations: {gateway.networking.k8s.io/bundle-version: v1.4.1}
spec:
  group: gateway.networking.k8s.io
  scope: Namespaced
  names: {kind: TLSRoute, plural: tlsroutes}
  versions: []`),
    repair: [['v1.4.1', 'v1.5.0']],
  },
  IST0128: {
    text: together(
      serviceEntry('bank', 'hosts: [bank.example.com]\nports:\n- {number: 443, name: http, protocol: HTTP}\nresolution: DNS'),
      destinationRule('bank', 'host: bank.example.com\ntrafficPolicy:\n  tls:\n    mode: SIMPLE'),
    ),
    repair: [
      [
        '    mode: SIMPLE',
        '    mode: SIMPLE\n      caCertificates: /etc/ssl/certs/ca-certificates.crt\n      subjectAltNames: [bank.example.com]',
      ],
    ],
  },
  IST0129: {
    text: together(
      serviceEntry('bank', 'hosts: [bank.example.com]\nports:\n- {number: 443, name: http, protocol: HTTP}\nresolution: DNS'),
      destinationRule(
        'bank',
        'host: bank.example.com\ntrafficPolicy:\n  portLevelSettings:\n  - port: {number: 443}\n    tls:\n      mode: SIMPLE',
      ),
    ),
    repair: [
      [
        '      mode: SIMPLE',
        '      mode: SIMPLE\n        caCertificates: /etc/ssl/certs/ca-certificates.crt\n        subjectAltNames: [bank.example.com]',
      ],
    ],
  },
  IST0134: {
    text: together(
      serviceEntry('orders-db', 'hosts: [orders-db.example.com]\nports:\n- {number: 5432, name: tcp, protocol: TCP}\nresolution: DNS'),
    ),
    repair: [['hosts: [orders-db.example.com]', 'hosts: [orders-db.example.com]\n  addresses: [203.0.113.10]']],
  },
  IST0175: {
    text: together(
      `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: istiod
  namespace: istio-system
  labels: {app: istiod}
spec:
  selector:
    matchLabels: {app: istiod}
  template:
    metadata:
      labels: {app: istiod}
    spec:
      containers:
      - name: discovery
        image: istio/pilot:1.31.0`,
      `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: shop
  namespace: default
spec:
  jwtRules:
  - issuer: https://issuer.example.com
    jwksUri: https://issuer.example.com/jwks`,
    ),
    repair: [
      [
        'image: istio/pilot:1.31.0',
        'image: istio/pilot:1.31.0\n        env:\n        - {name: BLOCKED_CIDRS_IN_JWKS_URIS, value: "10.0.0.0/8,169.254.0.0/16"}',
      ],
    ],
  },
  IST0177: {
    text: together(
      serviceEntry('shop', 'hosts: [shop.example.com]\nports:\n- {number: 443, name: tls, protocol: TLS}\nresolution: DNS'),
      serviceEntry('shop-old', 'hosts: [shop.example.com]\nports:\n- {number: 443, name: http, protocol: HTTP}\nresolution: DNS'),
    ),
    repair: [['name: http, protocol: HTTP', 'name: tls, protocol: TLS']],
  },
  IST0110: {
    text: together(
      pod('reviews-v1', 'app: reviews, version: v1'),
      sidecar('reviews', 'workloadSelector:\n  labels: {app: reviews}\negress:\n- hosts: ["./*"]'),
      sidecar('first', 'workloadSelector:\n  labels: {version: v1}\negress:\n- hosts: ["./*"]'),
    ),
    repair: [
      ['labels: {version: v1}', 'labels: {app: ratings}'],
      ['', `---${pod('ratings-v1', 'app: ratings')}\n`],
    ],
  },
  IST0111: {
    text: together(sidecar('default', 'egress:\n- hosts: ["./*"]'), sidecar('system', 'egress:\n- hosts: ["istio-system/*"]')),
    repair: [
      ['hosts: ["./*"]', 'hosts: ["./*", "istio-system/*"]'],
      [
        '---\napiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata:\n  name: system\n  namespace: default\nspec:\n  egress:\n  - hosts: ["istio-system/*"]\n',
        '',
      ],
    ],
  },
  IST0157: {
    text: together(telemetry('access', 'accessLogging:\n- providers: []')),
    repair: [['providers: []', 'providers:\n    - {name: envoy}']],
  },
  IST0159: {
    text: together(
      pod('reviews-v1', 'app: reviews, version: v1'),
      telemetry('reviews', 'selector:\n  matchLabels: {app: reviews}\ntracing:\n- randomSamplingPercentage: 1'),
      telemetry('first', 'selector:\n  matchLabels: {version: v1}\ntracing:\n- randomSamplingPercentage: 100'),
    ),
    repair: [
      ['matchLabels: {version: v1}', 'matchLabels: {app: ratings}'],
      ['', `---${pod('ratings-v1', 'app: ratings')}\n`],
    ],
  },
  IST0160: {
    text: together(
      telemetry('tracing', 'tracing:\n- randomSamplingPercentage: 1'),
      telemetry('metrics', 'metrics:\n- providers:\n  - {name: prometheus}'),
    ),
    repair: [
      [
        '  tracing:\n  - randomSamplingPercentage: 1\n',
        '  tracing:\n  - randomSamplingPercentage: 1\n  metrics:\n  - providers:\n    - {name: prometheus}\n',
      ],
      [
        '---\napiVersion: telemetry.istio.io/v1\nkind: Telemetry\nmetadata:\n  name: metrics\n  namespace: default\nspec:\n  metrics:\n  - providers:\n    - {name: prometheus}\n',
        '',
      ],
    ],
  },
}
