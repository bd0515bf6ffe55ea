import type { LeftOutTexts } from './zh-CN'

export const leftOutTexts: LeftOutTexts = {
  columns: { what: 'Left out', why: 'What you see instead' },
  entries: {
    'remote-jwks': ['Keys at a `jwksUri`', 'The key set that istiod sends when it cannot fetch them'],
    'wasm-download': ['Downloading Wasm modules', 'The filter that names the module; nothing is loaded or run'],
    'multi-cluster': ['Several clusters: `meshNetworks`, east-west gateways', 'Endpoints of this one cluster'],
    'network-gateway-addresses': ['Gateways of other networks that are node ports or hostnames', 'Only those with an IP address count'],
    secrets: ['What is in certificates (SDS)', 'Their names, as the proxy asks for them'],
    'key-pairs': ['Whether a key belongs to its certificate', 'A Secret that has both is taken as it is'],
    'envoy-filter-bootstrap': ['EnvoyFilter patches of `BOOTSTRAP`', 'The bootstrap is written before istiod is asked'],
    'envoy-filter-extension-config': ['EnvoyFilter patches of `EXTENSION_CONFIG`', 'Extension configuration (ECDS) is not shown'],
    'gateway-api-status': ["`status` and conditions of the Gateway API's resources", 'What they make of the configuration'],
    'workload-group': ['Machines that register through a WorkloadGroup', 'The WorkloadEntries that are written'],
    'other-kinds': ['Kinds that have no schema here', 'The document is named and left out'],
    http3: ['QUIC and HTTP/3', 'Off unless istiod is told otherwise'],
    'stateful-sessions': ['Stateful sessions', 'Off unless istiod is told otherwise'],
    'gateway-api-experiments': ['InferencePool, XBackendTrafficPolicy', 'Off unless istiod is told otherwise'],
    'injector-values': [
      "The injector's own settings: Helm values, templates of yours, OpenShift",
      'Pods as the default profile makes them',
    ],
    'injected-gateways': ['The pods of gateways and waypoints that istiod deploys itself', 'Their configuration'],
    'proxy-config-rules': ['What `proxy.istio.io/config` may not say', 'Fields that do not fit are left out'],
    nftables: ['Capture by nftables', 'The same capture by iptables'],
    'istiod-environment': ["istiod's environment variables", 'Their defaults, with ambient mode on'],
    'environment-headers': ["Header values from istiod's environment (`envName`)", 'The environment is empty'],
  },
}
