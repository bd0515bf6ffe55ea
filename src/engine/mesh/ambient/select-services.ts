import { sameOrigins } from '../../types/provenance.js'
import type { ServiceInfo } from './service-info.js'

const seenOutside = ({ service }: ServiceInfo): boolean => service.visibility !== 'NAMESPACE'

/** Older, and not in the place of a Kubernetes Service. */
const isBetter = (a: ServiceInfo, b: ServiceInfo): boolean => a.source.createdAt < b.source.createdAt && !b.isKubernetes

/**
 * Of the services that share a hostname, one for each namespace: a Kubernetes Service, else the oldest ServiceEntry's. One of them all
 * answers for the hostname everywhere.
 * Istio: pilot/pkg/serviceregistry/ambient/services.go#selectWorkloadServices
 */
export function selectServices(all: readonly ServiceInfo[]): ServiceInfo[] {
  const best = new Map<string, ServiceInfo>()
  const canonical = new Map<string, ServiceInfo>()
  for (const info of all) {
    const current = best.get(info.key)
    if (!current || info.isKubernetes || isBetter(info, current)) best.set(info.key, info)
  }
  for (const info of best.values()) {
    if (!info.isKubernetes && !seenOutside(info)) continue
    const current = canonical.get(info.hostname)
    if (!current || info.isKubernetes || isBetter(info, current)) canonical.set(info.hostname, info)
  }
  return [...best.values()].map((info) => (canonical.get(info.hostname) === info ? markCanonical(info) : info))
}

const markCanonical = (info: ServiceInfo): ServiceInfo =>
  info.service.canonical ? info : { ...info, service: sameOrigins({ ...info.service, canonical: true }, info.service) }
