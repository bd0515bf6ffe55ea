import type { Labels } from '../../types/resource.js'
import type { AnalysisContext, Analyzer } from '../context.js'
import { type Instance, referenceOf } from '../instance.js'
import { at, isMapping, listAt, textMapAt, textsAt } from '../read.js'
import { selects } from '../selector.js'

/** A header's name that means a claim of the request's token: `@request.auth.claims.group` or `@request.auth.claims[group]`. */
const claim = /^@request\.auth\.claims(?:\.[\s\S]|\[[\s\S]+\]$)/i

/**
 * Routes by a token's claims at gateways whose pods no RequestAuthentication makes read tokens.
 * Istio: pkg/config/analysis/analyzers/virtualservice/jwtclaimroute.go
 */
export const jwtClaimRoutes: Analyzer = {
  name: 'virtualservice.JWTClaimRouteAnalyzer',
  codes: ['IST0149'],
  analyze(context) {
    const isAuthenticated = authentications(context)
    for (const service of context.all('VirtualService')) {
      const key = claimIn(service.spec)
      if (key === undefined) continue
      for (const name of textsAt(service.spec, 'gateways')) {
        const fullName = referenceOf(service.namespace, name)
        const gateway = name === 'mesh' ? undefined : context.find('Gateway', fullName)
        if (!gateway) continue
        for (const pod of context.pods.select(textMapAt(gateway.spec, 'selector'))) {
          if (!isAuthenticated(pod)) context.report('IST0149', service, { key, gateway: fullName, pod: pod.name })
        }
      }
    }
  },
}

function claimIn(spec: unknown): string | undefined {
  for (const rule of listAt(spec, 'http')) {
    for (const match of listAt(rule, 'match')) {
      for (const field of ['headers', 'withoutHeaders']) {
        const headers = at(match, field)
        const found = isMapping(headers) ? Object.keys(headers).find((name) => claim.test(name)) : undefined
        if (found !== undefined) return found
      }
    }
  }
  return undefined
}

/** Whether a RequestAuthentication of the pod's namespace, or of istio-system, takes the pod. */
function authentications(context: AnalysisContext): (pod: Instance) => boolean {
  const byNamespace = new Map<string, Labels[]>()
  for (const { namespace, spec } of context.all('RequestAuthentication')) {
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), textMapAt(spec, 'selector', 'matchLabels')])
  }
  return ({ namespace, labels }) =>
    [...(byNamespace.get('istio-system') ?? []), ...(byNamespace.get(namespace) ?? [])].some((selector) => selects(selector, labels))
}
