import type { Resource } from '../../types/resource.js'
import { isNameOrAddress, nameFault } from './hosts.js'
import { checkLabels } from './labels.js'
import type { Place } from './place.js'
import { isTcp } from './protocols.js'
import type { Report } from './report.js'
import { checkEndpointPorts, checkWorkloadEntry } from './workload-entry.js'

/** What a resolution asks of the endpoints. */
export function checkEndpoints(report: Report, spec: Place, resolution: string, ports: ReadonlySet<string>): void {
  const endpoints = spec.at('endpoints')
  if (resolution === 'STATIC') {
    for (const endpoint of endpoints.items) checkWorkloadEntry(report, endpoint, ports)
    return
  }
  if (resolution === 'NONE') {
    if (endpoints.isFilled) report.error(endpoints, 'MB0315', { field: 'endpoints', other: 'resolution: NONE' })
    const selector = spec.at('workloadSelector')
    if (selector.isSet) report.warn(selector, 'MB0320', { field: 'workloadSelector', where: 'resolution: NONE' })
    return
  }
  checkDns(report, spec, resolution, ports)
}

function checkDns(report: Report, spec: Place, resolution: string, ports: ReadonlySet<string>): void {
  const [hosts, endpoints] = [spec.at('hosts'), spec.at('endpoints')]
  if (!endpoints.isFilled) {
    const wrong = hosts.items.find(({ text }) => nameFault(text))
    if (wrong) report.error(wrong, 'MB0398', { host: wrong.text, resolution })
  }
  if (resolution === 'DNS_ROUND_ROBIN' && endpoints.items.length > 1) report.error(endpoints, 'MB0400', { resolution })
  for (const endpoint of endpoints.items) {
    const address = endpoint.at('address')
    if (!isNameOrAddress(address.text)) {
      report.error(address.isSet ? address : endpoint, 'MB0334', { field: 'address', value: address.text })
    }
    checkLabels(report, endpoint.at('labels'))
    checkEndpointPorts(report, endpoint.at('ports'), ports)
  }
  const tcp = spec.at('ports').items.find((port) => isTcp(port.at('protocol').text))
  if (spec.at('addresses').isFilled && tcp && hosts.items.length > 1) {
    report.warn(hosts, 'MB0401', { port: tcp.at('number').number })
  }
}

const DYNAMIC = ['HTTP', 'TLS', 'GRPC', 'HTTP2']

/** Hosts that Envoy looks up when asked for them. */
export function checkDynamicDns(report: Report, spec: Place, { labels }: Resource): void {
  const other = 'resolution: DYNAMIC_DNS'
  const hosts = spec.at('hosts')
  if (!hosts.isFilled) report.error(spec, 'MB0402', { host: '' })
  for (const host of hosts.items) if (!host.text.startsWith('*')) report.error(host, 'MB0402', { host: host.text })
  for (const field of ['addresses', 'endpoints']) if (spec.at(field).isFilled) report.error(spec.at(field), 'MB0315', { field, other })
  for (const port of spec.at('ports').items) {
    const protocol = port.at('protocol')
    if (DYNAMIC.includes(protocol.text.toUpperCase())) continue
    report.error(protocol.isSet ? protocol : port, 'MB0308', { field: 'protocol', value: protocol.text, allowed: DYNAMIC })
  }
  const waypoint = labels['istio.io/use-waypoint'] ?? ''
  if (spec.at('location').text === 'MESH_INTERNAL' && waypoint !== '' && waypoint.toLowerCase() !== 'none') {
    report.error(spec.at('location'), 'MB0315', { field: 'location: MESH_INTERNAL', other: 'istio.io/use-waypoint' })
  }
}
