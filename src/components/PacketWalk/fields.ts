import type { PacketMode } from '../../worker/protocol'

/** One thing that a pod template can say about the capture of its traffic. */
export interface Field {
  /** The annotation, or the variable in `proxyMetadata`. */
  readonly name: string
  /** By what the texts know it, and what a chapter may call it. */
  readonly short: string
  readonly in: 'annotation' | 'metadata'
  readonly mode: Exclude<PacketMode, 'own'>
  /** The values there are; without them any text. */
  readonly choices?: readonly string[]
  /** What it begins with once it is turned on. */
  readonly example: string
}

const annotation = (prefix: string, short: string, example: string, choices?: readonly string[]): Field => ({
  name: `${prefix}/${short}`,
  short,
  in: 'annotation',
  mode: 'sidecar',
  example,
  ...(choices ? { choices } : {}),
})
const traffic = (short: string, example: string) => annotation('traffic.sidecar.istio.io', short, example)
const metadata = (short: string, example: string, choices?: readonly string[]): Field => ({
  ...annotation('', short, example, choices),
  name: short,
  in: 'metadata',
})
const onOff = ['true', 'false'] as const

/** Everything that injection, or the node agent, turns into options of the rules. */
export const fields: readonly Field[] = [
  annotation('sidecar.istio.io', 'interceptionMode', 'TPROXY', ['REDIRECT', 'TPROXY', 'NONE']),
  traffic('includeOutboundIPRanges', '10.96.0.0/12'),
  traffic('excludeOutboundIPRanges', '203.0.113.0/24'),
  traffic('includeOutboundPorts', '443'),
  traffic('excludeOutboundPorts', '3306'),
  traffic('includeInboundPorts', '8080'),
  traffic('excludeInboundPorts', '9080'),
  traffic('excludeInterfaces', 'net1'),
  annotation('istio.io', 'reroute-virtual-interfaces', 'net1'),
  traffic('kubevirtInterfaces', 'net1'),
  annotation('status.sidecar.istio.io', 'port', '15099'),
  annotation('sidecar.istio.io', 'capNetBindService', 'true', onOff),
  metadata('ISTIO_META_DNS_CAPTURE', 'true', onOff),
  metadata('CAPTURE_ALL_DNS', 'true', onOff),
  metadata('ISTIO_DUAL_STACK', 'true', onOff),
  metadata('INVALID_DROP', 'true', onOff),
  metadata('ISTIO_OUTBOUND_OWNER_GROUPS', '1000'),
  metadata('ISTIO_OUTBOUND_OWNER_GROUPS_EXCLUDE', '1000'),
  metadata('ISTIO_OUTBOUND_IPV4_LOOPBACK_CIDR', '127.0.0.0/8'),
  { ...annotation('ambient.istio.io', 'bypass-inbound-capture', 'true', onOff), mode: 'ambient' },
  { ...annotation('ambient.istio.io', 'dns-capture', 'false', onOff), mode: 'ambient' },
  { ...annotation('istio.io', 'reroute-virtual-interfaces', 'net1'), mode: 'ambient' },
]

export const fieldsOf = (mode: PacketMode): readonly Field[] => fields.filter((field) => field.mode === mode)
