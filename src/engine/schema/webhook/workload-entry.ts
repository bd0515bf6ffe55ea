import { checkUnixPath, isAddress, UNIX_PREFIX } from './addresses.js'
import { isDnsLabel, nameFault } from './hosts.js'
import { checkLabels } from './labels.js'
import { checkPort } from './numbers.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

/** Istio: pkg/config/validation#ValidatePortName */
export function checkPortName(report: Report, place: Place, name = place.text): void {
  if (!isDnsLabel(name)) report.error(place, 'MB0337', { name })
}

/** An endpoint's ports by name. `known`: those that its service has. */
export function checkEndpointPorts(report: Report, ports: Place, known?: ReadonlySet<string>): void {
  for (const [name, port] of ports.entries) {
    if (known && !known.has(name)) report.error(port, 'MB0394', { name })
    checkPortName(report, port, name)
    checkPort(report, port)
  }
}

/**
 * A workload by its address. `servicePorts`: the names of the ports of the ServiceEntry that it stands in, which then wants an IP address.
 * Istio: pkg/config/validation#validateWorkloadEntry
 */
export function checkWorkloadEntry(report: Report, entry: Place, servicePorts?: ReadonlySet<string>): void {
  const address = entry.at('address')
  const { text } = address
  const network = entry.at('network').text
  if (text === '' && network === '') {
    report.error(entry, 'MB0312', { parent: entry.name, field: 'address' })
    return
  }
  if (text === '') report.warn(entry, 'MB0399', { network })
  const isUnix = text.startsWith(UNIX_PREFIX)
  const ports = entry.at('ports')
  if (isUnix) {
    checkUnixPath(report, address, text.slice(UNIX_PREFIX.length))
    if (ports.isFilled) report.error(ports, 'MB0315', { field: 'ports', other: 'address: unix://…' })
  } else if (text !== '' && !isAddress(text)) {
    if (servicePorts) report.error(address, 'MB0332', { field: 'address', value: text })
    else if (nameFault(text)) report.error(address, 'MB0334', { field: 'address', value: text })
  }
  checkEndpointPorts(report, ports, servicePorts)
  checkLabels(report, entry.at('labels'))
  if (isUnix && servicePorts && servicePorts.size !== 1) report.error(address, 'MB0395', {})
}
