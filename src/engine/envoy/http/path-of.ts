import { type Fields, flag, text } from '../reading.js'
import { mergeSlashes, normalizePath, unescapeSlashes } from './path-normalize.js'

/** What the manager's options make of a path: the path, a redirect to it, or a refusal. */
export type PathAction = { readonly kind: 'path' | 'redirect'; readonly path: string } | { readonly kind: 'reject' }

/** Escaped slashes, fragment, dots, double slashes: in Envoy's order. */
export function pathOf(manager: Fields, target: string): PathAction {
  let path = target
  let isRedirect = false
  const slashes = text(manager.path_with_escaped_slashes_action) ?? 'KEEP_UNCHANGED'
  if (slashes !== 'KEEP_UNCHANGED' && slashes !== 'IMPLEMENTATION_SPECIFIC_DEFAULT') {
    const unescaped = unescapeSlashes(path)
    if (unescaped !== undefined) {
      if (slashes === 'REJECT_REQUEST') return { kind: 'reject' }
      isRedirect = slashes === 'UNESCAPE_AND_REDIRECT'
      path = unescaped
    }
  }
  // Istio's bootstrap has Envoy drop the fragment instead of refusing the request.
  const fragment = path.indexOf('#')
  if (fragment >= 0) path = path.slice(0, fragment)
  if (flag(manager.normalize_path)) {
    const normal = normalizePath(path)
    if (normal === undefined) return { kind: 'reject' }
    path = normal
  }
  if (flag(manager.merge_slashes)) path = mergeSlashes(path)
  return { kind: isRedirect ? 'redirect' : 'path', path }
}
