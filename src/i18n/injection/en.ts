import type { AnnotationFault } from '../../engine/types/injection-reasons.js'
import type { InjectionTexts } from './types.js'

export { injectionView } from './view/en.js'

const fault: Readonly<Record<AnnotationFault, string>> = {
  mode: 'it must be `REDIRECT`, `TPROXY` or `NONE`',
  port: 'it must be a port number',
  ports: 'it must be port numbers with commas between them',
  number: 'it must be a whole number, zero or more',
  ranges: 'it must be address ranges (`10.0.0.0/8`) with commas between them',
  interfaces: 'it must be names of interfaces with commas between them',
  boolean: 'it must be `true` or `false`',
  quantity: 'it must be a quantity (`100m`, `128Mi`)',
  'proxy-config': 'it must be a ProxyConfig in YAML',
}

const scrape = {
  'no-port': 'it is no port number',
  agent: 'the agent itself answers there',
  reserved: 'it is one of the ports that the proxy keeps for itself',
} as const

export const injectionTexts: InjectionTexts = {
  'injection.asked': ({ by }) => `The pod asks for a sidecar by the ${by} \`sidecar.istio.io/inject\`.`,
  'injection.always-selector': ({ selector }) => `The pod's labels match a selector that always injects: \`${selector}\`.`,
  'injection.namespace': ({ label }) => `The namespace has the label \`${label}\`.`,
  'injection.revision': ({ label }) => `The pod has the label \`${label}\`, and the namespace says nothing.`,
  'injection.policy': () => 'Everything in the file that does not refuse is injected.',
  'injection.host-network': () => "The pod uses the node's own network (`hostNetwork`): rules in it would capture the node's traffic.",
  'injection.ignored-namespace': ({ namespace }) => `Nothing is ever injected in the system namespace \`${namespace}\`.`,
  'injection.refused': ({ by }) => `The pod refuses a sidecar by the ${by} \`sidecar.istio.io/inject: "false"\`.`,
  'injection.never-selector': ({ selector }) => `The pod's labels match a selector that never injects: \`${selector}\`.`,
  'injection.namespace-refuses': ({ label, value }) => `The namespace has the label \`${label}: ${value}\`, which asks for no injection.`,
  'injection.namespace-silent': ({ namespace }) =>
    `Neither the pod nor its namespace${namespace === '' ? '' : ` \`${namespace}\``} asks for injection.`,
  'injection.other-revision': ({ by, asked, own }) => `The ${by} asks for the revision \`${asked}\`, and the istiod here is \`${own}\`.`,
  'injection-error.wrong-type': ({ path, wanted }) => `\`${path}\` must be ${wanted}.`,
  'injection-error.quantity': ({ text }) => `\`${text}\` is no quantity, such as \`100m\` or \`128Mi\`.`,
  'injection-error.annotation': ({ name, value, why }) => `The annotation \`${name}\` cannot be \`${value}\`: ${fault[why]}.`,
  'injection-error.template': ({ name, known }) => `There is no template \`${name}\`; there are \`${known}\`.`,
  'injection-error.annotation-json': ({ name }) => `The annotation \`${name}\` must be a JSON object that holds objects.`,
  'injection-error.scrape-port': ({ port, why }) => `Metrics cannot be scraped from port \`${port}\`: ${scrape[why]}.`,
  'injection-error.merge-key': ({ key }) => `A member of a list has no \`${key}\`, which it is known by.`,
  'injection-error.no-template': () => '`spec.template` is missing.',
}
