import type { HttpStream } from '../http/stream.js'
import { withoutQuery } from '../matchers/path.js'
import { regexOf } from '../matchers/regex.js'
import { regexText } from '../matchers/string.js'
import { templateExpression } from '../matchers/uri-template.js'
import { asciiLower, field, flag, part, text } from '../reading.js'
import { step } from '../step.js'

/** What replaces the path, and the setting that says so. */
interface Rewritten {
  /** Without the query. */
  readonly path: string
  readonly by: string
}

/** The part of the path that the route's matcher took: a prefix rewrite replaces it. */
function matched(match: unknown, path: string): string {
  const isExact = text(field(match, 'path')) !== undefined || text(regexText(field(match, 'safe_regex'))) !== undefined
  if (isExact) return path
  const prefix = text(field(match, 'prefix')) ?? text(field(match, 'path_separated_prefix')) ?? ''
  const given = path.slice(0, prefix.length)
  const isSame = flag(field(match, 'case_sensitive')) === false ? asciiLower(given) === asciiLower(prefix) : given === prefix
  return isSame ? given : ''
}

/** What a redirect's or a route action's `prefix_rewrite`, `regex_rewrite` or `path_rewrite_policy` makes of a path; undefined: nothing is asked for. */
export function rewrittenPath(action: unknown, match: unknown, target: string): Rewritten | undefined {
  const path = withoutQuery(target)
  const prefix = text(field(action, 'prefix_rewrite'))
  if (prefix) return { path: prefix + path.slice(matched(match, path).length), by: 'prefix_rewrite' }
  const regex = part(action, 'regex_rewrite')
  if (regex) return { path: replaced(regex, path), by: 'regex_rewrite' }
  const template = text(field(field(field(action, 'path_rewrite_policy'), 'typed_config'), 'path_template_rewrite'))
  if (template !== undefined) return { path: fromTemplate(template, match, path), by: 'path_rewrite_policy' }
  return undefined
}

const replaced = (regex: unknown, value: string): string =>
  regexOf(regexText(field(regex, 'pattern')) ?? '').replace(value, text(field(regex, 'substitution')) ?? '')

/** `{name}` in the rewrite's template stands for what the matcher's template found under that name. */
function fromTemplate(rewrite: string, match: unknown, path: string): string {
  const template = text(field(field(field(match, 'path_match_policy'), 'typed_config'), 'path_template'))
  const read = template === undefined ? undefined : templateExpression(template)
  if (!read) return path
  const index = new Map(read.variables.map((name, i) => [name, i + 1]))
  const substitution = rewrite.replace(/\\/g, '\\\\').replace(/\{(\w+)\}/g, (whole, name: string) => {
    const group = index.get(name)
    return group === undefined || group > 9 ? whole : `\\${group}`
  })
  return regexOf(`^${read.expression}$`).replace(path, substitution)
}

/** Rewrites the request's path as its route asks, keeping what was in `x-envoy-original-path`. */
export function rewritePath(stream: HttpStream, action: unknown, keepsOriginal: boolean): void {
  const route = stream.selected?.route
  const before = stream.request.get(':path') ?? ''
  const rewritten = rewrittenPath(action, route?.match, before)
  if (!rewritten || !route) return
  const { path, by } = rewritten
  if (path === '') {
    stream.run.note(step('route', 'router.path-kept', 'noted', { path: before, by }, { subject: route }))
    return
  }
  const after = path + before.slice(withoutQuery(before).length)
  if (keepsOriginal) stream.request.set('x-envoy-original-path', before)
  stream.request.set(':path', after)
  stream.run.note(step('route', 'router.path-rewritten', 'taken', { before, after, by }, { subject: route }))
}

/** Rewrites the request's authority as its route asks. `hostname` is the chosen endpoint's, for `auto_host_rewrite`. */
export function rewriteHost(stream: HttpStream, action: unknown): void {
  const weighted = text(field(stream.selected?.weightedCluster, 'host_rewrite_literal'))
  // A weighted cluster's comes first, so the route's own beats it.
  if (weighted) setHost(stream, weighted, 'weighted_clusters', false, action)
  const literal = text(field(action, 'host_rewrite_literal'))
  const fromHeader = text(field(action, 'host_rewrite_header'))
  const regex = part(action, 'host_rewrite_path_regex')
  if (literal) setHost(stream, literal, 'host_rewrite_literal', true, action)
  else if (fromHeader) {
    const value = stream.request.get(asciiLower(fromHeader))
    if (value) setHost(stream, value, 'host_rewrite_header', true, action)
  } else if (regex) {
    const value = replaced(regex, withoutQuery(stream.request.get(':path') ?? ''))
    if (value) setHost(stream, value, 'host_rewrite_path_regex', true, action)
  }
}

/** Replaces the authority; what was goes into `x-envoy-original-host` and, if asked for, `x-forwarded-host`. */
export function setHost(stream: HttpStream, after: string, by: string, keepsOriginal: boolean, action: unknown): void {
  const before = stream.request.get(':authority') ?? ''
  if (keepsOriginal) {
    stream.request.set('x-envoy-original-host', before)
    if (flag(field(action, 'append_x_forwarded_host')) && before !== '') {
      const forwarded = stream.request.get('x-forwarded-host')
      stream.request.set('x-forwarded-host', forwarded ? `${forwarded},${before}` : before)
    }
  }
  stream.request.set(':authority', after)
  const subject = stream.selected?.route
  stream.run.note(step('route', 'router.host-rewritten', 'taken', { before, after, by }, subject ? { subject } : {}))
}
