import type { AnalysisTexts } from './types.js'

const code = (text: string): string => `\`${text}\``
const list = (words: readonly string[]): string =>
  words.length < 2 ? words.map(code).join('') : `${words.slice(0, -1).map(code).join(', ')} and ${code(words.at(-1) ?? '')}`
const names = (joined: string): string => list(joined.split(',').map((name) => name.trim()))
const selector = (text: string): string => (text === '' ? 'any labels' : `the labels ${code(text)}`)

/** How a reference is called, by istioctl's word for it. */
const references: Readonly<Record<string, string>> = {
  credentialName: 'The Secret',
  gateway: 'The Gateway',
  host: 'The destination host',
  'host:port': 'The port of the destination',
  'host+subset in destinationrule': 'The subset (as `host+subset`)',
  'mirror host': 'The host that requests are mirrored to',
  'mirror+subset in destinationrule': 'The subset that requests are mirrored to (as `host+subset`)',
  namespace: 'The namespace',
  selector: 'A pod with the labels',
}
const unreachable: Readonly<Record<string, string>> = {
  'second-catch-all': 'a rule before it has no `match` and takes everything',
  'behind-catch-all': 'a rule without `match` stands before it',
  'all-repeated': 'each of its matches stands in a rule before it',
}
const values: Readonly<Record<string, string>> = {
  boolean: 'a boolean',
  cidr: 'a list of address ranges such as `10.0.0.0/8`',
  interfaces: 'a list of interface names',
  'interception-mode': '`REDIRECT`, `TPROXY` or `NONE`',
  number: 'a whole number',
  port: 'a port, or a list of ports where several are allowed',
  'proxy-config': 'a ProxyConfig that istiod accepts',
  quantity: 'a quantity such as `100m` or `128Mi`',
}

export const analysisTexts: AnalysisTexts = {
  IST0002: {
    text: ({ what, replacement }) =>
      `${code(what)} is deprecated${replacement ? `: use ${code(replacement)}` : ' and has no effect any more'}.`,
    meaning: 'Istio keeps reading the field for old files, or has stopped doing so; it will go away.',
    remedy: 'Move to the field or kind that replaces it.',
  },
  IST0101: {
    text: ({ reftype, refval }) => `${references[reftype] ?? reftype} ${code(refval)} does not exist.`,
    meaning: 'What is referred to is not there, so the rule has no effect or its traffic is answered with an error.',
    remedy: 'Correct the name, its namespace or its labels, or create what is missing.',
  },
  IST0102: {
    text: ({ namespace }) => `The namespace ${code(namespace)} is not enabled for sidecar injection.`,
    meaning: 'Pods that start here get no sidecar and stay outside the mesh.',
    remedy: 'Label it `istio-injection: enabled`, or `disabled` to say that this is meant.',
  },
  IST0103: {
    text: ({ podName }) => `The pod ${code(podName)} has no sidecar although its namespace asks for injection.`,
    meaning: 'It was started before injection was turned on, or the injector did not answer: the mesh does not see its traffic.',
    remedy: 'Restart the workload so that its pods are created anew.',
  },
  IST0106: {
    text: () => 'istiod refuses this resource.',
    meaning: 'The validating webhook does not let it into the cluster.',
    remedy: 'Correct what the message names.',
  },
  IST0107: {
    text: ({ annotation, kind }) => `The annotation ${code(annotation)} belongs on ${names(kind)} and does nothing here.`,
    meaning: 'Istio reads each annotation on certain kinds only.',
    remedy: 'Move it; what is meant for the pods of a Deployment stands in its pod template.',
  },
  IST0108: {
    text: ({ annotation }) => `Istio has no annotation ${code(annotation)}.`,
    meaning: 'It does nothing; often it is misspelled.',
    remedy: 'Correct its name or remove it.',
  },
  IST0109: {
    text: ({ virtualServices, host }) => `The VirtualServices ${names(virtualServices)} all rule the host ${code(host)} in the mesh.`,
    meaning: 'Sidecars use only the oldest of them for a host; the routes of the others are lost.',
    remedy: 'Merge their routes into one VirtualService.',
  },
  IST0110: {
    text: ({ conflictingSidecars, namespace, workloadPod }) =>
      `The Sidecars ${list(conflictingSidecars)} in ${code(namespace)} all select the pod ${code(workloadPod)}.`,
    meaning: 'Only one of them holds for the pod, and which is not defined.',
    remedy: 'Make their selectors exclude each other, or merge them.',
  },
  IST0111: {
    text: ({ conflictingSidecars, namespace }) =>
      `The Sidecars ${list(conflictingSidecars)} in ${code(namespace)} all have no \`workloadSelector\`.`,
    meaning: 'A namespace has one default Sidecar; which of several it is is not defined.',
    remedy: 'Keep one, or give the others a selector.',
  },
  IST0112: {
    text: ({ destHost, destPorts }) => `${code(destHost)} has the ports ${list(destPorts)}: the destination must name one.`,
    meaning: 'Without a port Istio cannot tell which one a route leads to.',
    remedy: 'Add `port.number` to the destination.',
  },
  IST0116: {
    text: ({ deployment, port, services }) =>
      `The Services ${list(services)} over the Deployment ${code(deployment)} give port ${code(String(port))} different protocols.`,
    meaning: 'A sidecar can treat the traffic of one port in one way only.',
    remedy: 'Give the port one protocol, or use different ports.',
  },
  IST0118: {
    text: ({ portName, port, targetPort }) =>
      `The name ${code(portName)} of port ${code(String(port))} (target port ${code(targetPort)}) tells no protocol.`,
    meaning: 'Envoy then has to look into the traffic to find out; protocols whose server speaks first suffer.',
    remedy: 'Name the port `PROTOCOL` or `PROTOCOL-SUFFIX` (`http-web`), or set `appProtocol`.',
  },
  IST0123: {
    text: ({ labels }) => `The namespace has several labels about injection: ${list(labels)}.`,
    meaning: 'They contradict each other; which one wins depends on the installation.',
    remedy: 'Keep one of them.',
  },
  IST0125: {
    text: ({ annotation, problem, value }) => `The value ${code(value)} of ${code(annotation)} is not ${values[problem] ?? problem}.`,
    meaning: 'Injection refuses a pod with such an annotation.',
    remedy: 'Correct the value.',
  },
  IST0127: {
    text: ({ labels }) => `No workload of the mesh has ${selector(labels)}.`,
    meaning: 'The policy guards nothing.',
    remedy: 'Correct the selector or the namespace; see that the pods are in the mesh.',
  },
  IST0128: {
    text: ({ destinationrule, namespace, mode, host }) =>
      `${code(destinationrule)} (namespace ${code(namespace)}) opens TLS (${code(mode)}) to ${code(host)} without \`caCertificates\`.`,
    meaning: 'Depending on the version, the certificate of the server is checked against the system’s authorities or not at all.',
    remedy: 'Set `caCertificates`, best together with `subjectAltNames`.',
  },
  IST0129: {
    text: ({ destinationrule, namespace, mode, host, port }) =>
      `${code(destinationrule)} (namespace ${code(namespace)}) opens TLS (${code(mode)}) to ${code(host)}, port ${code(String(port))}, without \`caCertificates\`.`,
    meaning: 'As IST0128, for one port.',
    remedy: 'Set `caCertificates` in the settings of the port.',
  },
  IST0130: {
    text: ({ ruleno, reason, other }) =>
      `Rule ${code(ruleno)} is never used: ${unreachable[reason] ?? reason}${other ? ` (${code(other)})` : ''}.`,
    meaning: 'Rules are tried in order and the first that matches holds.',
    remedy: 'Move the rule up, or remove it.',
  },
  IST0131: {
    text: ({ ruleno, matchno, dupno }) =>
      `The match ${code(matchno)} of rule ${code(ruleno)} adds nothing: ${code(dupno)} takes its requests already.`,
    meaning: 'Rules are tried in order and the first that matches holds.',
    remedy: 'Put the narrower match first, or remove it.',
  },
  IST0132: {
    text: ({ host, virtualservice, gateway }) =>
      `None of the hosts ${list(host)} of ${code(virtualservice)} is a host of the Gateway ${code(gateway)}.`,
    meaning: 'The gateway never uses these routes: it serves only hosts that both name.',
    remedy: 'Make a host of the Gateway’s servers cover one of the VirtualService’s.',
  },
  IST0133: {
    text: () => 'istiod accepts this resource with a warning.',
    meaning: 'The webhook lets it pass but thinks little of it.',
    remedy: 'Read what the message names.',
  },
  IST0134: {
    text: () => 'A TCP port of a ServiceEntry needs `addresses`.',
    meaning: 'TCP names no host: without an address of its own the traffic cannot be told from that of other services on the port.',
    remedy: 'Set `addresses`, or let istiod allocate them.',
  },
  IST0135: {
    text: ({ annotation, replacement }) =>
      `The annotation ${code(annotation)} is deprecated${replacement ? `: use the label ${code(replacement)}` : ''}.`,
    meaning: 'A later Istio may no longer read it.',
    remedy: 'Use what replaces it.',
  },
  IST0137: {
    text: ({ deployment, services, targetPort, ports }) =>
      `The Services ${list(services)} lead to target port ${code(targetPort)} of the Deployment ${code(deployment)} from different ports: ${list(ports)}.`,
    meaning: 'The sidecar has one listener for a target port and takes the settings of one of the ports.',
    remedy: 'Give a target port one Service port.',
  },
  IST0138: {
    text: ({ gateways }) => `The Gateways ${list(gateways)} use one certificate.`,
    meaning: 'A browser re-uses its HTTP/2 connection for every host of the certificate; the wrong gateway then answers 404.',
    remedy: 'Use one Gateway for the hosts of a certificate, or a certificate for each.',
  },
  IST0139: {
    text: ({ others, service }) =>
      others.length > 0
        ? `This webhook overlaps with ${list(others)}: a pod could be injected twice.`
        : `The webhook calls the Service ${code(service)}, which does not exist.`,
    meaning: 'Injection fails, or happens twice.',
    remedy: 'Remove what an old revision left, or correct the selectors or the Service.',
  },
  IST0140: {
    text: ({ virtualservicesubset, virtualservice }) =>
      `Requests that enter by ${code(virtualservice)} do not meet the subsets that ${code(virtualservicesubset)} chooses for the same host.`,
    meaning: 'A gateway routes by its own VirtualService and goes to the host as a whole.',
    remedy: 'Name the subset in the route of the gateway too.',
  },
  IST0144: {
    text: () => 'User 1337 is the sidecar’s own.',
    meaning: 'Traffic of this user is not redirected: what the application sends passes the sidecar by.',
    remedy: 'Run the application as another user.',
  },
  IST0145: {
    text: ({ gateway, selector: labels, portnumber, hosts }) =>
      `The Gateways ${names(gateway)} claim hosts of ${names(hosts)} on port ${code(portnumber)} of the same pods (${selector(labels)}).`,
    meaning: 'Of several claims to a host on a port the oldest wins.',
    remedy: 'Merge the servers, or make hosts or selectors differ.',
  },
  IST0146: {
    text: ({ resourceType, resourceName }) =>
      `${resourceType} ${code(resourceName)} has \`image: auto\`, but no injection webhook takes its pods.`,
    meaning: 'The image `auto` stands for what injection puts in; without injection the pod cannot start.',
    remedy: 'Label the namespace or the pod template for injection.',
  },
  IST0147: {
    text: ({ resourceType, resourceName }) => `${resourceType} ${code(resourceName)} still has \`image: auto\`: it was not injected.`,
    meaning: 'There is no image of that name.',
    remedy: 'Label its namespace or the pod for injection and create it anew.',
  },
  IST0148: {
    text: () => 'The namespace is injected, because this Istio injects where no label says otherwise.',
    meaning: 'The injector runs with `enableNamespacesByDefault`.',
    remedy: 'Nothing; label it `istio-injection: disabled` if you want no sidecars.',
  },
  IST0149: {
    text: ({ key, gateway, pod }) =>
      `The route by ${code(key)} finds no claims: no RequestAuthentication holds for the pod ${code(pod)} of ${code(gateway)}.`,
    meaning: 'The gateway reads claims only from tokens that a RequestAuthentication has it check.',
    remedy: 'Apply a RequestAuthentication to the pods of the gateway.',
  },
  IST0150: {
    text: () => 'This port name does not do for a Service of type ExternalName.',
    meaning: 'A port that serves TCP, or whose protocol is not told, takes the traffic of all hosts on that port number.',
    remedy: 'Name the port by its protocol, such as `http` or `tls`.',
  },
  IST0151: {
    text: () => 'This patch depends on what other filters are there, and the EnvoyFilter has no `priority`.',
    meaning: 'If the filter that it refers to comes from an EnvoyFilter that is applied later, the patch is skipped.',
    remedy: 'Use `INSERT_FIRST` or `ADD`, or set `priority`.',
  },
  IST0152: {
    text: () => '`REPLACE` does nothing here: it works on `HTTP_FILTER` and `NETWORK_FILTER`.',
    meaning: 'The patch is skipped.',
    remedy: 'Use `MERGE`, or `REMOVE` and `ADD`.',
  },
  IST0153: {
    text: () => '`ADD` does nothing on `ROUTE_CONFIGURATION` and `HTTP_ROUTE`.',
    meaning: 'The patch is skipped.',
    remedy: 'Use `INSERT_FIRST` for routes, or `MERGE`.',
  },
  IST0154: {
    text: () => '`REMOVE` does nothing on `ROUTE_CONFIGURATION` and `HTTP_ROUTE`.',
    meaning: 'The patch is skipped.',
    remedy: 'Change the route in the VirtualService instead.',
  },
  IST0155: {
    text: () => 'This patch depends on a filter that patches for one `proxyVersion` set up, and the EnvoyFilter has no `priority`.',
    meaning: 'During an upgrade some proxies lack that filter, and the patch is skipped for them.',
    remedy: 'Use `INSERT_FIRST` or `ADD`, or set `priority`.',
  },
  IST0157: {
    text: ({ name, namespace }) =>
      `The Telemetry ${code(name)} (namespace ${code(namespace)}) names no provider, and the mesh has no default one.`,
    meaning: 'Nothing is logged.',
    remedy: 'Name a provider, or set `defaultProviders.accessLogging` in the MeshConfig.',
  },
  IST0158: {
    text: ({ podNames }) => `The proxies of the pods ${list(podNames)} have another image than injection uses now.`,
    meaning: 'They were injected by an older Istio.',
    remedy: 'Restart the workloads.',
  },
  IST0159: {
    text: ({ conflictingTelemetries, namespace, workloadPod }) =>
      `The Telemetries ${list(conflictingTelemetries)} in ${code(namespace)} all select the pod ${code(workloadPod)}.`,
    meaning: 'Only one of them holds for the pod, and which is not defined.',
    remedy: 'Make their selectors exclude each other, or merge them.',
  },
  IST0160: {
    text: ({ conflictingTelemetries, namespace }) =>
      `The Telemetries ${list(conflictingTelemetries)} in ${code(namespace)} all have no selector.`,
    meaning: 'A namespace has one default Telemetry; which of several it is is not defined.',
    remedy: 'Merge them, or give the others a selector.',
  },
  IST0161: {
    text: ({ gatewayName, gatewayNamespace }) =>
      `The Secret that ${code(gatewayName)} names (in ${code(gatewayNamespace)}) holds no valid certificate with its key.`,
    meaning: 'The gateway cannot open TLS for the hosts of this server.',
    remedy: 'Put a PEM certificate that has not expired into `tls.crt` and its key into `tls.key`.',
  },
  IST0162: {
    text: ({ port, selector: labels }) => `No Service leads to port ${code(String(port))} of the pods with ${selector(labels)}.`,
    meaning: 'The gateway listens, but nobody reaches it by its Service. A Service port counts if it says `protocol: TCP`.',
    remedy: 'Add the port to the Service of the gateway, or correct the Gateway’s.',
  },
  IST0163: {
    text: ({ hostname, webhook, problem }) =>
      problem === 'blank'
        ? `The webhook ${code(webhook)} has neither URL nor Service.`
        : `The URL ${code(hostname)} of the webhook ${code(webhook)} cannot be read.`,
    meaning: 'The API server cannot reach the control plane.',
    remedy: 'Set the URL of the ingress gateway before the external control plane.',
  },
  IST0164: {
    text: ({ hostname, webhook }) => `The webhook ${code(webhook)} calls an IP address: ${code(hostname)}.`,
    meaning: 'A certificate seldom holds for an address, and an address may change.',
    remedy: 'Use a hostname.',
  },
  IST0165: {
    text: ({ virtualservice, gateway }) =>
      `${code(virtualservice)} names ${code(gateway)}, which istiod makes for itself from the Gateway API.`,
    meaning: 'Such a name is an implementation detail; the reference may break any time.',
    remedy: 'Use an HTTPRoute for a Gateway of the Gateway API.',
  },
  IST0166: {
    text: ({ gateway }) => `A selector does not reach the pods of the Kubernetes Gateway ${code(gateway)}.`,
    meaning: 'To a Gateway of the Gateway API policies attach by reference only.',
    remedy: 'Name the Gateway in `targetRefs`.',
  },
  IST0167: {
    text: ({ reason }) =>
      reason === 'workload-in-ambient'
        ? 'This Sidecar has no effect: the pods it selects are in ambient mode.'
        : 'This Sidecar has no effect: its namespace is in ambient mode.',
    meaning: 'In ambient mode no sidecar runs that could take its settings.',
    remedy: 'Remove it, or take the workload out of ambient mode.',
  },
  IST0171: {
    text: ({ conditionType, reason, message }) =>
      `Its status says no to ${code(conditionType)}: ${code(reason)}, ${message || 'without a message'}.`,
    meaning: 'A controller could not do what the object asks, or only in part.',
    remedy: 'Follow the reason that it gives.',
  },
  IST0173: {
    text: ({ subset }) => `The subset ${code(subset)} selects no pod.`,
    meaning: 'A request that is routed to it gets 503 (no healthy upstream).',
    remedy: 'Make its labels those of the pods.',
  },
  IST0174: {
    text: ({ host }) => `There is no service ${code(host)} in the mesh.`,
    meaning: 'The DestinationRule is never used.',
    remedy: 'Correct the host: a short name means a Service of the rule’s own namespace.',
  },
  IST0175: {
    text: ({ count, names: all }) =>
      `istiod fetches keys from any address, and there are ${count} RequestAuthentications (${list(all.slice(0, 5))}${all.length > 5 ? ', …' : ''}).`,
    meaning: 'Whoever may write a RequestAuthentication can have istiod call addresses inside your network.',
    remedy: 'Set `BLOCKED_CIDRS_IN_JWKS_URIS` on istiod.',
  },
  IST0176: {
    text: ({ crd, installedVersion, minimumVersion }) =>
      `The CRD ${code(crd)} is of version ${code(installedVersion)}; Istio needs ${code(minimumVersion)} at least.`,
    meaning: 'Istio ignores resources of this kind.',
    remedy: 'Install newer CRDs of the Gateway API.',
  },
  IST0177: {
    text: ({ serviceEntryNames, host, port, protocols }) =>
      `The ServiceEntries ${names(serviceEntryNames)} give port ${code(String(port))} of ${code(host)} different protocols: ${names(protocols)}.`,
    meaning: 'Which of them holds depends on their order.',
    remedy: 'Make the protocols agree.',
  },
}
