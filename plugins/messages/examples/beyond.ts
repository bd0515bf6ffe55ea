import { destinationRule, type MessageExample, namespace, pod, together, virtualService } from './pieces'

const beside = 'bookinfo-gateway'
const to = 'route:\n  - destination: {host: reviews}'
const rule = (match: string): string => `- match:\n  - uri: {${match}}\n  ${to}`
const reviews = (http: string): string => together(virtualService('reviews', `hosts: [reviews]\nhttp:\n${http}`))
const limits = 'trafficPolicy:\n  connectionPool:\n    tcp: {maxConnections: 100}'
const shop = (name: string, path: string): string =>
  virtualService(name, `hosts: [shop.example.com]\ngateways: [bookinfo-gateway]\nhttp:\n- match:\n  - uri: {prefix: ${path}}\n  ${to}`)

/** What is proven on the configuration of Bookinfo's proxies. */
export const beyondExamples: Readonly<Record<string, MessageExample>> = {
  MB0501: {
    beside,
    text: reviews(`${rule("regex: '/reviews/[0-9]+'")}\n${rule('exact: /reviews/7')}\n- ${to}`),
    repair: [
      ["  - match:\n    - uri: {regex: '/reviews/[0-9]+'}\n    route:\n    - destination: {host: reviews}\n", ''],
      [
        '    - uri: {exact: /reviews/7}\n    route:\n    - destination: {host: reviews}\n',
        "    - uri: {exact: /reviews/7}\n    route:\n    - destination: {host: reviews}\n  - match:\n    - uri: {regex: '/reviews/[0-9]+'}\n    route:\n    - destination: {host: reviews}\n",
      ],
    ],
  },
  MB0502: {
    beside,
    text: together(shop('shop', '/api'), shop('shop-beta', '/api/beta')),
    repair: [
      ['uri: {prefix: /api}', 'uri: {prefix: /api/beta}'],
      [
        '  name: shop-beta\n  namespace: default\nspec:\n  hosts: [shop.example.com]\n  gateways: [bookinfo-gateway]\n  http:\n  - match:\n    - uri: {prefix: /api/beta}',
        '  name: shop-beta\n  namespace: default\nspec:\n  hosts: [shop.example.com]\n  gateways: [bookinfo-gateway]\n  http:\n  - match:\n    - uri: {prefix: /api}',
      ],
    ],
  },
  MB0503: {
    beside,
    text: together(
      namespace('staging', 'istio-injection: enabled'),
      pod('reviews-v4', 'app: reviews, version: v4', 'staging'),
      destinationRule('reviews', 'host: reviews.default.svc.cluster.local\nsubsets:\n- name: v4\n  labels: {version: v4}'),
    ),
    repair: [['name: v4\n    labels: {version: v4}', 'name: v3\n    labels: {version: v3}']],
  },
  MB0504: {
    beside,
    text: together(
      virtualService('reviews', `hosts: [reviews]\nhttp:\n- match:\n  - sourceLabels: {app: product-page}\n  timeout: 2s\n  ${to}`),
    ),
    repair: [['app: product-page', 'app: productpage']],
  },
  MB0505: {
    beside,
    text: together(
      namespace('limits', 'istio-injection: enabled'),
      destinationRule('reviews', `host: reviews.default.svc.cluster.local\n${limits}`, 'limits'),
    ),
    repair: [['  name: reviews\n  namespace: limits', '  name: reviews\n  namespace: default']],
  },
  MB0506: {
    beside,
    text: together(
      `
apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: default
spec:
  selector: {app: orders}
  ports:
  - {name: tcp-orders, port: 9000}`,
      `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: default
spec:
  selector:
    matchLabels: {app: orders}
  template:
    metadata:
      labels: {app: orders}
    spec:
      containers:
      - name: orders
        image: orders:1
        ports:
        - containerPort: 9000`,
      `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: orders
  namespace: default
spec:
  selector:
    matchLabels: {app: orders}
  rules:
  - to:
    - operation: {paths: [/orders]}
  - from:
    - source: {namespaces: [default]}`,
    ),
    repair: [['name: tcp-orders', 'name: http-orders']],
  },
  MB0507: {
    beside,
    also: ['IST0118'],
    text: together(`
apiVersion: v1
kind: Service
metadata:
  name: queue
  namespace: default
spec:
  selector: {app: reviews}
  ports:
  - {name: nats, port: 4222}`),
    repair: [['name: nats', 'name: tcp-nats']],
  },
  MB0508: {
    beside,
    text: reviews(`- timeout: 2s\n  retries: {attempts: 3, perTryTimeout: 2s}\n  ${to}`),
    repair: [['timeout: 2s\n    retries', 'timeout: 8s\n    retries']],
  },
  MB0509: {
    beside,
    text: reviews(`- fault:\n    abort: {percentage: {value: 50}, httpStatus: 503}\n  retries: {attempts: 3}\n  ${to}`),
    repair: [['    retries: {attempts: 3}\n', '']],
  },
  MB0510: {
    beside,
    text: reviews(`- timeout: 1s\n  fault:\n    delay: {fixedDelay: 3s, percentage: {value: 100}}\n  ${to}`),
    repair: [['timeout: 1s', 'timeout: 5s']],
  },
}
