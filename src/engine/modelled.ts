/**
 * What the engine leaves out on purpose: the one list of it, and a word to the reader where their YAML asks for such a thing.
 * The texts of both are in `src/i18n`, by code.
 */
import { memo1 } from './memo.js'
import { finding } from './schema/findings.js'
import { type Finding, placeFindings, type Sources } from './source/index.js'
import type { Diagnostic } from './types/diagnostic.js'
import type { EnvoyFilterSpec } from './types/istio/envoy-filter.js'
import type { RequestAuthenticationSpec } from './types/istio/request-authentication.js'
import type { Resource } from './types/resource.js'
import type { Path, SourceDocument } from './types/source.js'

/** A kind of resource, a field of one, or something that Istio does around them. */
export type LeftOutWhat = 'kind' | 'field' | 'feature'

/**
 * `no-network`: it is on another machine, and the engine asks none. `off`: istiod's own default is not to do it. `elsewhere`: it goes
 * to the proxy by another way than listeners, routes, clusters and endpoints. `later`: nobody has written it yet.
 */
export type LeftOutWhy = 'no-network' | 'off' | 'elsewhere' | 'later'

export interface LeftOut {
  readonly code: string
  readonly what: LeftOutWhat
  readonly why: LeftOutWhy
}

export const LEFT_OUT = [
  { code: 'remote-jwks', what: 'field', why: 'no-network' },
  { code: 'wasm-download', what: 'feature', why: 'no-network' },
  { code: 'multi-cluster', what: 'feature', why: 'no-network' },
  { code: 'network-gateway-addresses', what: 'feature', why: 'no-network' },
  { code: 'secrets', what: 'feature', why: 'elsewhere' },
  { code: 'key-pairs', what: 'feature', why: 'elsewhere' },
  { code: 'envoy-filter-bootstrap', what: 'field', why: 'elsewhere' },
  { code: 'envoy-filter-extension-config', what: 'field', why: 'elsewhere' },
  { code: 'gateway-api-status', what: 'field', why: 'elsewhere' },
  { code: 'workload-group', what: 'kind', why: 'elsewhere' },
  { code: 'other-kinds', what: 'kind', why: 'later' },
  { code: 'http3', what: 'feature', why: 'off' },
  { code: 'stateful-sessions', what: 'feature', why: 'off' },
  { code: 'gateway-api-experiments', what: 'kind', why: 'off' },
  { code: 'injector-values', what: 'feature', why: 'off' },
  { code: 'injected-gateways', what: 'feature', why: 'later' },
  { code: 'proxy-config-rules', what: 'field', why: 'later' },
  { code: 'nftables', what: 'feature', why: 'off' },
  { code: 'istiod-environment', what: 'feature', why: 'off' },
  { code: 'environment-headers', what: 'field', why: 'off' },
] as const satisfies readonly LeftOut[]

export type LeftOutCode = (typeof LEFT_OUT)[number]['code']

/** Says in whose files' YAML something is left out. It is information: what the page shows is right as far as it goes. */
export function leftOut(resources: readonly Resource[], sources: Pick<Sources, 'placements'>): Diagnostic[] {
  return resources.flatMap((resource) => {
    const findings = findingsOf(resource)
    return resource.document && findings.length > 0 ? placeFindings(sources, resource.document, findings) : []
  })
}

const findingsOf = memo1((resource: Resource): readonly Finding[] => {
  const { document, kind } = resource
  if (!document) return []
  switch (kind) {
    case 'EnvoyFilter':
      return ofEnvoyFilter(resource.spec as EnvoyFilterSpec | undefined, document)
    case 'RequestAuthentication':
      return ofRequestAuthentication(resource.spec as RequestAuthenticationSpec | undefined, document)
    case 'WorkloadGroup':
      return [at(document, ['kind'], (range, path) => finding('MB0203', { kind }, range, path, 'info'))]
    default:
      return []
  }
})

function ofEnvoyFilter(spec: EnvoyFilterSpec | undefined, document: SourceDocument): Finding[] {
  return (spec?.configPatches ?? []).flatMap((patch, i) => {
    const applyTo = patch?.applyTo
    if (applyTo !== 'BOOTSTRAP' && applyTo !== 'EXTENSION_CONFIG') return []
    return at(document, ['spec', 'configPatches', i, 'applyTo'], (range, path) => finding('MB0201', { applyTo }, range, path, 'info'))
  })
}

/** Keys that the rule writes itself come before those at an address. */
function ofRequestAuthentication(spec: RequestAuthenticationSpec | undefined, document: SourceDocument): Finding[] {
  return (spec?.jwtRules ?? []).flatMap((rule, i) => {
    const field = rule?.jwksUri ? 'jwksUri' : rule?.jwks_uri ? 'jwks_uri' : undefined
    if (!field || rule.jwks) return []
    return at(document, ['spec', 'jwtRules', i, field], (range, path) => finding('MB0202', { field }, range, path, 'info'))
  })
}

const at = (document: SourceDocument, path: Path, say: (range: Finding['range'], path: Path) => Finding): Finding =>
  say(document.locate(path).value, path)
