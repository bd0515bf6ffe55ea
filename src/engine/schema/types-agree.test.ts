import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
}

const types = (file: string) => fileURLToPath(new URL(`../types/${file}.ts`, import.meta.url))

/** The interfaces of specs, by the schema whose `spec` they describe. */
const specs: [file: string, name: string, schema: string][] = [
  ['istio/virtual-service', 'VirtualServiceSpec', 'networking.istio.io_v1_VirtualService'],
  ['istio/destination-rule', 'DestinationRuleSpec', 'networking.istio.io_v1_DestinationRule'],
  ['istio/gateway', 'GatewaySpec', 'networking.istio.io_v1_Gateway'],
  ['istio/service-entry', 'ServiceEntrySpec', 'networking.istio.io_v1_ServiceEntry'],
  ['istio/service-entry', 'WorkloadEntrySpec', 'networking.istio.io_v1_WorkloadEntry'],
  ['istio/service-entry', 'WorkloadGroupSpec', 'networking.istio.io_v1_WorkloadGroup'],
  ['istio/sidecar', 'SidecarSpec', 'networking.istio.io_v1_Sidecar'],
  ['istio/envoy-filter', 'EnvoyFilterSpec', 'networking.istio.io_v1alpha3_EnvoyFilter'],
  ['istio/telemetry', 'TelemetrySpec', 'telemetry.istio.io_v1_Telemetry'],
  ['istio/authorization-policy', 'AuthorizationPolicySpec', 'security.istio.io_v1_AuthorizationPolicy'],
  ['istio/peer-authentication', 'PeerAuthenticationSpec', 'security.istio.io_v1_PeerAuthentication'],
  ['istio/request-authentication', 'RequestAuthenticationSpec', 'security.istio.io_v1_RequestAuthentication'],
  ['kubernetes/service', 'ServiceSpec', 'core_v1_Service'],
  ['kubernetes/pod', 'PodSpec', 'core_v1_Pod'],
  ['kubernetes/ingress', 'IngressSpec', 'networking.k8s.io_v1_Ingress'],
  ['kubernetes/gateway-api', 'KubernetesGatewaySpec', 'gateway.networking.k8s.io_v1_Gateway'],
  ['kubernetes/gateway-api', 'HttpRouteSpec', 'gateway.networking.k8s.io_v1_HTTPRoute'],
  ['kubernetes/gateway-api', 'GrpcRouteSpec', 'gateway.networking.k8s.io_v1_GRPCRoute'],
]

/** Fields of interfaces that several places share, or that only the experimental channel of the Gateway API has. */
const beyondSchema = [
  /\.tls\[\]\.match\[\]\.sourceSubnet$/,
  /\.requestMirror\.backendRef\.weight$/,
  /^HttpRouteSpec\.rules\[\]\.retry$/,
  /^GrpcRouteSpec.*\.(requestRedirect|urlRewrite|cors)$/,
]

const program = ts.createProgram([...new Set(specs.map(([file]) => types(file)))], {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  module: ts.ModuleKind.ESNext,
  types: [],
})
const checker = program.getTypeChecker()

/** Lists where a type has a field that the schema does not know, or gives it another shape. */
function disagreements(type: ts.Type, schema: Schema, path: string, depth = 0): string[] {
  const members = (type.isUnion() ? type.types : [type]).filter((t) => !(t.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)))
  if (depth > 12) return []
  return members.flatMap((member) => {
    if (member.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return []
    const kinds = [schema.type ?? []].flat()
    const wrong = (what: string) => (kinds.length === 0 || kinds.includes(what) ? [] : [`${path} is ${kinds.join('|')}, not ${what}`])
    if (member.flags & ts.TypeFlags.StringLike) return wrong('string')
    if (member.flags & ts.TypeFlags.NumberLike) return kinds.includes('integer') ? [] : wrong('number')
    if (member.flags & ts.TypeFlags.BooleanLike) return wrong('boolean')
    if (checker.isArrayType(member)) {
      const [item] = checker.getTypeArguments(member as ts.TypeReference)
      return [...wrong('array'), ...(item && schema.items ? disagreements(item, schema.items, `${path}[]`, depth + 1) : [])]
    }
    const values = checker.getIndexTypeOfType(member, ts.IndexKind.String)
    const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
    const inner = values && more ? disagreements(values, more, `${path}.*`, depth + 1) : []
    const fields = checker.getPropertiesOfType(member).flatMap((property) => {
      const field = schema.properties?.[property.name] ?? more
      const place = `${path}.${property.name}`
      if (!field) return schema.properties && !beyondSchema.some((known) => known.test(place)) ? [`${place} is not in the schema`] : []
      return disagreements(checker.getTypeOfSymbol(property), field, place, depth + 1)
    })
    return [...wrong('object'), ...inner, ...fields]
  })
}

it.each(specs)('%s: %s has the fields of %s', (file: string, name: string, schemaName: string) => {
  const schema: Schema = JSON.parse(readFileSync(new URL(`../../../schemas/${schemaName}.json`, import.meta.url), 'utf8'))
  const source = program.getSourceFile(types(file))
  const symbol = source && checker.getSymbolAtLocation(source)
  const declared = symbol && checker.getExportsOfModule(symbol).find((exported) => exported.name === name)
  if (!declared || !schema.properties?.spec) throw new Error(`${name} or its schema is missing`)
  expect([...new Set(disagreements(checker.getDeclaredTypeOfSymbol(declared), schema.properties.spec, name))]).toEqual([])
})
