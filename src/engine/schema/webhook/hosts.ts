import { isAddress } from './addresses.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

const LONGEST_LABEL = 63
const LONGEST_HOST = 255
const label = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/
const firstLabel = /^(?:\*|(?:\*-?)?[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)$/

/** A label of a DNS name, capitals allowed. Istio: pkg/config/labels#IsDNS1123Label */
export const isDnsLabel = (text: string): boolean => text.length <= LONGEST_LABEL && label.test(text)

/** What is wrong with a host. */
export type HostFault =
  | { readonly code: 'MB0311' }
  | { readonly code: 'MB0324'; readonly limit: number }
  | { readonly code: 'MB0325' | 'MB0326'; readonly host: string; readonly label: string }
  | { readonly code: 'MB0335'; readonly host: string }

const lengthFault = (host: string): HostFault | undefined => {
  if (new TextEncoder().encode(host).length > LONGEST_HOST) return { code: 'MB0324', limit: LONGEST_HOST }
  return host === '' ? { code: 'MB0311' } : undefined
}

/** Go's Atoi takes a sign. */
const isNumeric = (text: string): boolean => /^[+-]?\d{1,18}$/.test(text)

function labelsFault(host: string): HostFault | undefined {
  const labels = host.split('.')
  const top = labels.at(-1) ?? ''
  if (isNumeric(top)) return { code: 'MB0326', host, label: top }
  const absolute = top === '' ? labels.slice(0, -1) : labels
  const wrong = absolute.find((part) => !isDnsLabel(part))
  return wrong === undefined ? undefined : { code: 'MB0325', host, label: wrong }
}

/** Of a name without wildcards. Istio: pkg/config/validation/agent#ValidateFQDN */
export const nameFault = (host: string): HostFault | undefined => lengthFault(host) ?? labelsFault(host)

/** Of a name whose first label may be a wildcard. Istio: pkg/config/validation/agent#ValidateWildcardDomain */
export function wildcardFault(host: string): HostFault | undefined {
  const fault = lengthFault(host)
  if (fault) return fault
  const dot = host.indexOf('.')
  const first = dot === -1 ? host : host.slice(0, dot)
  if (first.length > LONGEST_LABEL || !firstLabel.test(first)) return { code: 'MB0325', host, label: first }
  return dot === -1 ? undefined : labelsFault(host.slice(dot + 1))
}

/**
 * Of a VirtualService's host at a gateway; where SNI is matched, the names that AUTO_PASSTHROUGH makes (`outbound_.80_._.a.b`) count too.
 * Istio: pkg/config/validation/agent#ValidateWildcardDomainForVirtualServiceBoundToGateway
 */
export function gatewayHostFault(host: string, isSni: boolean): HostFault | undefined {
  const fault = lengthFault(host)
  if (fault || !isSni || !host.startsWith('outbound_')) return fault ?? wildcardFault(host)
  const [, port = '', , name] = host.split('_')
  return name !== undefined && /\d/.test(port) && /[a-zA-Z]/.test(name) ? undefined : { code: 'MB0335', host }
}

export function reportHost(report: Report, place: Place, fault: HostFault): void {
  switch (fault.code) {
    case 'MB0311':
      report.error(place, fault.code, { field: place.name })
      break
    case 'MB0324':
      report.error(place, fault.code, { field: place.name, limit: fault.limit })
      break
    case 'MB0335':
      report.error(place, fault.code, { host: fault.host })
      break
    default:
      report.error(place, fault.code, { host: place.text, label: fault.label })
  }
}

export function checkName(report: Report, place: Place): void {
  const fault = nameFault(place.text)
  if (fault) reportHost(report, place, fault)
}

export function checkWildcardHost(report: Report, place: Place): void {
  const fault = wildcardFault(place.text)
  if (fault) reportHost(report, place, fault)
}

/** `*foo.com`, `a.*.com`: the star stands for a label or for nothing. Istio: pkg/config/validation/agent#ValidatePartialWildCard */
export const isPartialWildcard = (host: string): boolean => host.includes('*') && host !== '*' && !host.startsWith('*.')

/** The name or IP address of an endpoint. */
export const isNameOrAddress = (text: string): boolean => isAddress(text) || nameFault(text) === undefined

/** Whether one host covers the other. Istio: pkg/config/host#Matches */
export function overlap(a: string, b: string): boolean {
  const [wideA, wideB] = [a.startsWith('*'), b.startsWith('*')]
  if (wideA && wideB) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a]
    return long.slice(1).endsWith(short.slice(1))
  }
  if (wideA) return b.endsWith(a.slice(1))
  return wideB ? a.endsWith(b.slice(1)) : a === b
}

/** Whether the second host covers the first. Istio: pkg/config/host#SubsetOf */
export function isWithin(a: string, b: string): boolean {
  if (!b.startsWith('*')) return a === b
  if (a.startsWith('*')) return a.length >= b.length && a.slice(1).endsWith(b.slice(1))
  return a.endsWith(b.slice(1))
}
