import type { HttpCodes } from '../../../engine/types/trace-codes/http.js'
import type { StepTexts } from '../types.js'

const code = (value: string): string => (value === '' ? 'empty' : `\`${value}\``)
const noun = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
const named = (name: string, index: number): string => (name === '' ? `Route ${index}` : `Route ${index}, \`${name}\``)

const comparisons: Readonly<Record<string, (wanted: string) => string>> = {
  exact: (wanted) => `must be ${code(wanted)}`,
  prefix: (wanted) => `must begin with ${code(wanted)}`,
  suffix: (wanted) => `must end with ${code(wanted)}`,
  contains: (wanted) => `must contain ${code(wanted)}`,
  regex: (wanted) => `must match \`${wanted}\` from end to end`,
  template: (wanted) => `must be of the form \`${wanted}\``,
  range: (wanted) => `must be a number in \`${wanted}\``,
  present: (wanted) => (wanted === 'true' ? 'must be present' : 'must be absent'),
  'separated-prefix': (wanted) => `must be \`${wanted}\` or begin with \`${wanted}/\``,
}
const negated: Readonly<Record<string, string>> = {
  exact: 'must not be',
  prefix: 'must not begin with',
  suffix: 'must not end with',
  contains: 'must not contain',
  regex: 'must not match',
  range: 'must not be a number in',
}

function must(kind: string, wanted: string): string {
  if (kind === 'not-present') return wanted === 'true' ? 'must be absent' : 'must be present'
  if (kind.startsWith('not-')) return `${negated[kind.slice(4)] ?? 'must not satisfy'} ${code(wanted)}`
  return (comparisons[kind] ?? ((value: string) => `must satisfy ${code(value)}`))(wanted)
}

const subjects: Readonly<Record<string, (subject: string) => string>> = {
  path: () => 'the path',
  method: () => 'the method',
  header: (name) => `header \`${name}\``,
  query: (name) => `query parameter \`${name}\``,
  grpc: () => 'the content type',
  tls: (name) => `the client certificate (${name})`,
  metadata: (name) => `dynamic metadata of \`${name}\``,
  'filter-state': (name) => `filter state \`${name}\``,
}

export const http: StepTexts<HttpCodes> = {
  'http.request': ({ protocol, method, path, authority }) => `${protocol} request: \`${method} ${path}\`, host ${code(authority)}.`,
  'http.refused': ({ code: status, details }) => `The connection manager answers ${status} itself: \`${details}\`.`,
  'http.waiting': ({ filter }) => `The client sends no whole request: \`${filter}\` waits.`,
  'http.fields-refused': ({ details }) => `The HTTP/2 codec refuses the request's fields and closes the connection: \`${details}\`.`,
  'http.absolute-target': ({ target, authority }) => `The target \`${target}\` is a whole URL: its host \`${authority}\` replaces Host.`,
  'http.hosts-joined': ({ authority }) => `Several Host lines become one: \`${authority}\`.`,
  'http.path-normalized': ({ before, after }) => `The path is normalised from \`${before}\` to \`${after}\`.`,
  'http.host-normalized': ({ before, after }) => `The host is normalised from \`${before}\` to \`${after}\`.`,
  'http.headers-removed': ({ names }) => `Headers that only the mesh may set are removed: ${names.map(code).join(', ')}.`,
  'http.remote-address': ({ address, direct }) => `X-Forwarded-For names the client: \`${address}\`; the connection is from \`${direct}\`.`,
  'http.client-certificate': ({ value }) => `X-Forwarded-Client-Cert: \`${value}\`.`,
  'http.upgrade-refused': ({ upgrade }) => `An upgrade to \`${upgrade}\` is not allowed here: 403.`,
  'http.filter-disabled': ({ filter }) => `HTTP filter \`${filter}\` is disabled.`,
  'http.filter-unknown': ({ filter }) => `HTTP filter \`${filter}\` is not modelled; it is assumed to let the request pass.`,
  'http.filter-passed': ({ filter }) => `HTTP filter \`${filter}\` lets the request pass.`,
  'http.no-router': ({ filter }) => `The connection manager \`${filter}\` has no router filter: 404.`,
  'routes.taken': ({ name, hosts }) => `Route configuration ${code(name)}, ${noun(hosts, 'virtual host')}.`,
  'routes.missing': ({ name }) => `Route configuration ${code(name)} is not there: no route is found.`,
  'routes.scoped': ({ name }) => `Scoped routes (${code(name)}) are not modelled: no route is found.`,
  'virtual-host.taken': ({ name, domain, host }) => `Virtual host \`${name}\`: its domain \`${domain}\` matches host ${code(host)}.`,
  'virtual-host.none': ({ host, hosts }) => `No domain of ${noun(hosts, 'virtual host')} matches host ${code(host)}.`,
  'virtual-host.no-scheme': ({ name }) => `\`X-Forwarded-Proto\` is empty: no route of virtual host \`${name}\` can match.`,
  'virtual-host.wants-tls': ({ name }) => `Virtual host \`${name}\` requires HTTPS: plain HTTP is redirected.`,
  'route.taken': ({ name, index }) => `${named(name, index)} matches.`,
  'route.missed': ({ name, index, predicate, subject, kind, wanted, value, isAbsent }) =>
    predicate === 'fraction'
      ? `${named(name, index)}: takes only ${wanted} of requests, and not this one.`
      : `${named(name, index)}: ${(subjects[predicate] ?? (() => `\`${predicate}\``))(subject)} ${must(kind, wanted)}; ${isAbsent ? 'there is none' : `it is ${code(value)}`}.`,
  'route.none': ({ host, path, routes }) => `None of ${noun(routes, 'route')} for host ${code(host)} matches \`${path}\`.`,
  'route.cluster-drawn': ({ cluster, weight, total }) => `By weight (${weight} of ${total}) the route leads to cluster \`${cluster}\`.`,
}
