import type { Resource } from '../../types/resource.js'
import { checkSubnet } from './addresses.js'
import { checkExportTo } from './export-to.js'
import { checkWildcardHost, isPartialWildcard } from './hosts.js'
import { checkPort } from './numbers.js'
import type { Place } from './place.js'
import { checkProtocol, isHttp, isTls } from './protocols.js'
import type { Report } from './report.js'
import { checkSelector } from './selectors.js'
import { checkDynamicDns, checkEndpoints } from './service-entry-resolution.js'
import { checkPortName } from './workload-entry.js'

const RESOLUTIONS = ['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS']

/** Istio: pkg/config/validation#ValidateServiceEntry */
export function checkServiceEntry(report: Report, spec: Place, resource: Resource): void {
  const selector = spec.at('workloadSelector')
  checkSelector(report, selector, 'labels')
  // With a selector that is wrong Istio looks no further.
  if (report.hasErrors) return
  const [hosts, addresses, ports, endpoints] = ['hosts', 'addresses', 'ports', 'endpoints'].map((field) => spec.at(field)) as [
    Place,
    Place,
    Place,
    Place,
  ]
  const chosen = spec.at('resolution')
  // An enum's value may be a number that has no name.
  const isNamed = typeof chosen.value !== 'number'
  const resolution = isNamed ? chosen.text || 'NONE' : String(chosen.value)
  if (selector.isSet && endpoints.isFilled) report.error(endpoints, 'MB0315', { field: 'endpoints', other: 'workloadSelector' })
  if (!hosts.isFilled) report.error(spec, 'MB0312', { parent: 'spec', field: 'hosts' })
  for (const host of hosts.items) checkHost(report, host, resolution)
  for (const address of addresses.items) checkSubnet(report, address)
  const range = addresses.items.find(({ text }) => text.includes('/'))
  if (range && resolution !== 'NONE' && resolution !== 'STATIC') {
    report.error(range, 'MB0375', { field: 'addresses', other: 'resolution: NONE / STATIC' })
  }
  const names = checkPorts(report, ports, !addresses.isFilled && !isAllocated(resource, resolution))
  if (resolution === 'DYNAMIC_DNS') checkDynamicDns(report, spec, resource)
  else if (isNamed) checkEndpoints(report, spec, resolution, names)
  else report.error(chosen, 'MB0308', { field: 'resolution', value: resolution, allowed: RESOLUTIONS })
  if (resolution !== 'NONE' && hosts.items.length > 1) {
    const plain = ports.items.find((port) => !isHttp(port.at('protocol').text) && !isTls(port.at('protocol').text))
    if (plain) report.error(plain, 'MB0396', { port: plain.at('number').number })
  }
  checkExportTo(report, spec.at('exportTo'), { namespace: resource.namespace, allowsNone: true })
}

function checkHost(report: Report, host: Place, resolution: string): void {
  if (host.text === '*') {
    report.error(host, 'MB0327', { field: 'hosts' })
    return
  }
  checkWildcardHost(report, host)
  if (resolution !== 'DYNAMIC_DNS' && isPartialWildcard(host.text)) report.warn(host, 'MB0328', { host: host.text })
}

/** Whether istiod gives the hosts addresses of its own. Istio: pilot/pkg/networking/serviceentry#ShouldV2AutoAllocateIPFromConfig */
const isAllocated = ({ labels }: Resource, resolution: string): boolean =>
  resolution !== 'NONE' && labels['networking.istio.io/enable-autoallocate-ip']?.toLowerCase() !== 'false'

/** The names of the ports. */
function checkPorts(report: Report, ports: Place, needsAddresses: boolean): ReadonlySet<string> {
  const names = new Set<string>()
  const numbers = new Set<number>()
  for (const port of ports.items) {
    const [name, number, protocol, target] = [port.at('name'), port.at('number'), port.at('protocol'), port.at('targetPort')]
    if (names.has(name.text)) report.error(name.isSet ? name : port, 'MB0322', { field: 'ports', value: name.text })
    names.add(name.text)
    if (numbers.has(number.number)) report.error(number, 'MB0322', { field: 'ports', value: String(number.number) })
    numbers.add(number.number)
    if (target.number !== 0) checkPort(report, target)
    if (needsAddresses && (protocol.text === '' || protocol.text === 'TCP')) {
      report.warn(port, 'MB0397', { port: number.number })
    }
    checkPortName(report, name.isSet ? name : port, name.text)
    checkProtocol(report, protocol)
    checkPort(report, number)
  }
  return names
}
