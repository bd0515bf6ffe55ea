import type { HttpRoute, StringMatch } from '../../types/istio/virtual-service.js'
import type { IngressPath } from '../../types/kubernetes/ingress.js'
import type { ServiceSpec } from '../../types/kubernetes/service.js'
import { origin } from '../../types/provenance.js'
import type { Origin, Resource } from '../../types/resource.js'
import type { PathSegment } from '../../types/source.js'
import { resolveShortName } from '../model/hostname.js'
import { byCreation, routeSemantics, type VirtualServiceRule } from '../model/rules.js'
import { gatewayName, generatedName, ingressNamespace, noTime } from './gateway.js'
import type { Ingress } from './supported.js'

export type ServiceOf = (namespace: string, name: string) => Resource<ServiceSpec> | undefined

interface Route {
  readonly route: HttpRoute
  readonly ingress: Ingress
  readonly path: readonly PathSegment[]
}

/**
 * One VirtualService for each host that Ingresses name, with the paths of all of them; bound to the oldest one's Gateway.
 * Istio: pilot/pkg/config/kube/ingress/virtualservices.go#VirtualServices
 */
export function ingressVirtualServices(ingresses: readonly Ingress[], serviceOf: ServiceOf): VirtualServiceRule[] {
  const byHost = new Map<string, { readonly first: Ingress; readonly routes: Route[] }>()
  for (const ingress of [...ingresses].sort(byCreation)) {
    for (const [index, rule] of (ingress.spec?.rules ?? []).entries()) {
      if (!rule.http) continue
      const host = rule.host || '*'
      const found = byHost.get(host) ?? { first: ingress, routes: [] }
      byHost.set(host, found)
      for (const [p, path] of (rule.http.paths ?? []).entries()) {
        const route = pathRoute(path, ingress.namespace, serviceOf)
        if (route) found.routes.push({ route, ingress, path: ['spec', 'rules', index, 'http', 'paths', p] })
      }
    }
  }
  return [...byHost].map(([host, { first, routes }]) => virtualService(host, first, routes.sort(byPrecedence)))
}

function virtualService(host: string, first: Ingress, routes: readonly Route[]): VirtualServiceRule {
  return {
    kind: 'VirtualService',
    name: `${host.replaceAll('.', '-')}-${first.name}-${generatedName}`,
    namespace: first.namespace,
    createdAt: noTime,
    annotations: { [routeSemantics]: 'ingress' },
    labels: {},
    spec: {
      hosts: [resolveShortName(host, first.namespace)],
      gateways: [`${ingressNamespace}/${gatewayName(first)}`],
      http: routes.map((r) => r.route),
    },
    source: first,
    whence(...path): Origin {
      const found = path[0] === 'http' && typeof path[1] === 'number' ? routes[path[1]] : undefined
      if (!found) return origin(first, 'spec', 'rules')
      const part = path[2] === 'match' ? ['path'] : path[2] === 'route' ? ['backend'] : []
      return origin(found.ingress, ...found.path, ...part)
    },
  }
}

/** Undefined where the backend is no Service, or has no port of that name. Istio: ingress/virtualservices.go#convertIngressRule */
function pathRoute({ path = '', pathType, backend }: IngressPath, namespace: string, serviceOf: ServiceOf): HttpRoute | undefined {
  const { name = '', port } = backend?.service ?? {}
  if (!backend?.service) return undefined
  const ports = serviceOf(namespace, name)?.spec?.ports ?? []
  const number = port?.number || ports.find((p) => (p.name ?? '') === (port?.name ?? ''))?.port
  if (!number) return undefined
  const uri = pathType === 'Exact' ? { exact: path } : pathType === 'Prefix' ? { prefix: path } : legacyMatch(path)
  return {
    ...(uri && { match: [{ uri }] }),
    route: [{ destination: { host: `${name}.${namespace}.svc.cluster.local`, port: { number } }, weight: 100 }],
  }
}

/** Paths without a type: a wildcard at the end makes a prefix. Istio: ingress/virtualservices.go#createFallbackStringMatch */
function legacyMatch(path: string): StringMatch | undefined {
  if (path === '' || path === '*' || path === '/*' || path === '.*') return undefined
  return path.endsWith('.*') || path.endsWith('/*') ? { prefix: path.slice(0, -2) } : { exact: path }
}

/** Longer paths first, of equal ones the exact first. Istio: ingress/virtualservices.go#sortHTTPRoutes */
function byPrecedence(a: Route, b: Route): number {
  const [first, second] = [measure(a.route), measure(b.route)]
  return second.length - first.length || Number(second.exact) - Number(first.exact)
}

function measure({ match }: HttpRoute): { length: number; exact: boolean } {
  if (!match) return { length: 0, exact: false }
  const uri = match[0]?.uri
  if (uri && 'exact' in uri) return { length: uri.exact.length, exact: true }
  return { length: uri && 'prefix' in uri ? uri.prefix.length : -1, exact: false }
}
