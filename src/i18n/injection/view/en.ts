import type { InjectionViewTexts } from './types.js'

const said = (value: string) => (value === '' ? 'is not there' : `is \`${value}\``)

export const injectionView: InjectionViewTexts = {
  rules: {
    'injection-rule.webhook': ({ name, namespaceSelector, objectSelector, missed }) => {
      const selectors = `the namespace must match \`${namespaceSelector}\` and the pod \`${objectSelector}\``
      const result = {
        no: 'Both do, so the API server asks istiod',
        namespace: 'The namespace does not',
        pod: 'The namespace does, the pod does not',
      }[missed]
      return `Webhook \`${name}\`: ${selectors}. ${result}.`
    },
    'injection-rule.host-network': () => "Does the pod use the node's own network (`hostNetwork: true`)?",
    'injection-rule.namespace': ({ namespaces }) =>
      `Is the namespace one of those that are never injected, ${namespaces.map((n) => `\`${n}\``).join(', ')}?`,
    'injection-rule.label': ({ value }) => `The pod's label \`sidecar.istio.io/inject\` ${said(value)}.`,
    'injection-rule.annotation': ({ value }) =>
      `The pod's annotation \`sidecar.istio.io/inject\` ${said(value)}; it counts only without the label.`,
    'injection-rule.never': ({ selector }) => `The selector \`${selector}\`, which never injects.`,
    'injection-rule.always': ({ selector }) => `The selector \`${selector}\`, which always injects.`,
    'injection-rule.policy': () => 'Nothing refused, and the default `policy: enabled` injects.',
  },
  pieces: {
    'injection-piece.status': () => 'Keeps what this injection added, so that another takes it away first; tools tell injected pods by it.',
    'injection-piece.revision': ({ value }) => `Injected by the istiod of revision \`${value}\`.`,
    'injection-piece.default-container': ({ value }) =>
      `\`kubectl logs\` and \`kubectl exec\` without a container mean \`${value}\`, not the proxy.`,
    'injection-piece.prometheus': () =>
      "Prometheus scrapes `/stats/prometheus` on the agent's port 15020 instead; the agent answers with the application's metrics and Envoy's together.",
    'injection-piece.cni-annotation': () =>
      'Tells the CNI plugin how to write the rules: no container does it, so the options stand in annotations.',
    'injection-piece.annotation': ({ name }) => `The annotation \`${name}\` of the template.`,
    'injection-piece.tls-mode': () => 'Tells other proxies that this pod takes mTLS. Unless something else is set, they send it mTLS.',
    'injection-piece.canonical': () =>
      'The name and version of the service in telemetry: from labels such as `app` and `version`, else the name of the workload and `latest`.',
    'injection-piece.tunnel': () => 'This pod takes HBONE too.',
    'injection-piece.label': ({ name }) => `The label \`${name}\` of the template.`,
    'injection-piece.init': () =>
      "Runs first and ends: istio-iptables writes the rules that turn the pod's TCP traffic to Envoy's ports 15001 and 15006.",
    'injection-piece.init-rights': ({ value }) =>
      value === '0'
        ? 'Rules of the packet filter take root with `NET_ADMIN` and `NET_RAW`; every other capability is dropped.'
        : 'The CNI plugin writes the rules on the node; this container only looks, and needs no rights.',
    'injection-piece.validation': () =>
      'The CNI plugin writes the rules. This container checks that they work and fails if not, so that no application starts uncaptured.',
    'injection-piece.container': ({ name }) => `The container \`${name}\` of the template.`,
    'injection-piece.proxy': () =>
      'Two processes in one container: Envoy carries the traffic; pilot-agent starts it, gets configuration and certificates from istiod, and answers probes.',
    'injection-piece.native-proxy': () =>
      'Envoy and pilot-agent, as an init container with `restartPolicy: Always`: it starts before the application and stops after it, and Jobs can end.',
    'injection-piece.proxy-rights': ({ value }) =>
      value === '1337'
        ? "Runs as user 1337 without privileges, on a read-only file system. By that user the rules know the proxy's own traffic and let it pass."
        : "Runs as root with the capabilities that it needs (for TPROXY, low ports or tracing of rules). By group 1337 the rules know the proxy's own traffic.",
    'injection-piece.proxy-stop': () => 'Has Envoy drain its connections before the pod ends.',
    'injection-piece.proxy-hold': () => 'The kubelet starts the next containers only when the proxy is ready.',
    'injection-piece.proxy-startup': () => 'Waits for the first configuration of Envoy: asked every second, up to 600 times.',
    'injection-piece.proxy-readiness': () => 'While the proxy is not ready the pod is not, and Services send it nothing.',
    'injection-piece.proxy-config': () =>
      "The mesh's `defaultConfig` with the pod's annotation `proxy.istio.io/config` over it, as far as it is not the default.",
    'injection-piece.probers': () =>
      "The application's own probes: the kubelet asks the agent, and the agent asks the application as it says here.",
    'injection-piece.scraping': () => "The application's own port and path of metrics, where the agent fetches them.",
    'injection-piece.probe': ({ name, value }) =>
      `The \`${value}\` of \`${name}\` asks the agent's port 15020 instead: the kubelet has no certificate of the mesh, so STRICT mTLS would refuse it, and Envoy accepts any TCP connection, which says nothing of the application.`,
    'injection-piece.hook': ({ name }) =>
      `The HTTP request in the lifecycle of \`${name}\` is sent by the agent, for the same reason as probes.`,
    'injection-piece.container-field': ({ name, value }) => `\`${value}\` of \`${name}\` has changed.`,
    'injection-piece.workload-socket': () =>
      'Where a provider of certificates from outside, such as SPIRE, can put the Unix socket of its SDS in place of the agent’s.',
    'injection-piece.credential-socket': () => 'Where a provider from outside can put a Unix socket for credentials, as gateways use them.',
    'injection-piece.workload-certs': () => 'Certificates of the workload that the platform itself provides as files.',
    'injection-piece.envoy-volume': () => "In memory only: Envoy's bootstrap configuration and local sockets.",
    'injection-piece.xds-volume': () => "Shared by application and agent: gRPC's bootstrap configuration and the socket for xDS.",
    'injection-piece.data-volume': () => 'Data of the agent itself, such as Wasm modules that it fetched.',
    'injection-piece.podinfo-volume': () => "The pod's labels and annotations, told to istiod as metadata of the node.",
    'injection-piece.token-volume': () =>
      'A token of the ServiceAccount for `istio-ca`, good for 12 hours: with it the agent proves to istiod who it is and gets its certificate.',
    'injection-piece.ca-volume': () =>
      'The root certificate, from the ConfigMap `istio-ca-root-cert` of every namespace: by it the agent knows istiod.',
    'injection-piece.crl-volume': () => 'The list of revoked certificates; the ConfigMap need not be there.',
    'injection-piece.volume': ({ name }) => `The volume \`${name}\` of the template or of an annotation.`,
    'injection-piece.field': ({ name }) => `\`${name}\` has changed.`,
  },
  options: {
    PROXY_PORT: 'Outbound traffic is turned to this port of Envoy',
    INBOUND_CAPTURE_PORT: 'Inbound traffic is turned to this port of Envoy',
    INBOUND_TUNNEL_PORT: 'The port of HBONE, not captured',
    PROXY_UID: 'What this user sends is not captured: it is Envoy itself',
    PROXY_GID: 'What this group sends is not captured',
    INBOUND_INTERCEPTION_MODE: 'How inbound traffic gets to Envoy: its destination rewritten, or handed over as it is by TPROXY',
    INBOUND_TPROXY_MARK: 'The mark for TPROXY',
    INBOUND_TPROXY_ROUTE_TABLE: 'The routing table for TPROXY',
    INBOUND_PORTS_INCLUDE: 'Inbound ports that are captured; * for all',
    INBOUND_PORTS_EXCLUDE: 'Inbound ports that are not captured',
    OUTBOUND_OWNER_GROUPS_INCLUDE: 'Only what these groups send is captured',
    OUTBOUND_OWNER_GROUPS_EXCLUDE: 'What these groups send is not captured',
    OUTBOUND_PORTS_INCLUDE: 'Traffic to these ports is captured wherever it goes',
    OUTBOUND_PORTS_EXCLUDE: 'Traffic to these ports is not captured',
    OUTBOUND_IPRANGES_INCLUDE: 'Traffic to these ranges is captured; * for all',
    OUTBOUND_IPRANGES_EXCLUDE: 'Traffic to these ranges is not captured',
    KUBE_VIRT_INTERFACES: 'What comes in by these interfaces counts as outbound (virtual machines)',
    EXCLUDE_INTERFACES: 'Nothing that passes these interfaces is captured',
    REDIRECT_DNS: "DNS queries are turned to the agent's port 15053",
    CAPTURE_ALL_DNS: 'DNS queries are captured whatever server they go to',
    DNS_SERVERS_V4: 'DNS queries to these servers are captured',
    DNS_SERVERS_V6: 'DNS queries to these servers are captured (IPv6)',
    DROP_INVALID: 'Packets that connection tracking does not know are dropped',
    DUAL_STACK: 'Rules for IPv4 and IPv6',
    ENABLE_INBOUND_IPV6: 'Rules for IPv6 too',
    HOST_IPV4_LOOPBACK_CIDR: 'Addresses that count as local',
  },
  words: {
    label: 'Before and after injection',
    outcomes: { injected: 'injected', 'left-alone': 'left alone', refused: 'refused' },
    refused: 'Injection fails, and the API server refuses to create the pod.',
    none: 'Nothing in this YAML makes pods.',
    more: (n) => `${n} more`,
    workloads: 'Workloads',
    pod: "The pod's YAML",
    pieces: 'What was added, and what for',
    rules: 'Rules, in the order asked',
    asked: 'istiod is asked',
    decided: 'this decides',
    passed: 'does not apply; on to the next',
    capture: 'Capture options that follow',
    noCapture: 'Without istio-init no rules are written and no traffic is captured.',
    unchanged: (n) => `${n} unchanged ${n === 1 ? 'line' : 'lines'}`,
    fold: 'Fold unchanged lines',
    native: 'Native sidecars',
    nativeTip: 'On nodes from Kubernetes 1.33 on, istiod makes the proxy an init container that keeps running',
    cni: 'Istio CNI',
    cniTip: 'The CNI plugin of the node writes the rules, and pods have no istio-init',
    before: 'YAML before injection',
    option: 'Option',
    value: 'Value',
    meaning: 'Meaning',
    added: (n) => `${n} ${n === 1 ? 'place' : 'places'}`,
    noScript: 'With JavaScript on, you can edit the YAML here and see at once what injection makes of it.',
    show: 'Show in the YAML',
  },
}
