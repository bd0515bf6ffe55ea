import type { Place } from './place.js'
import type { Report } from './report.js'

const ONE = '{*}'
const REST = '{**}'
const literal = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/

/** Paths with `{*}` and `{**}`, up to the first that is wrong. Istio: pkg/config/security#CheckValidPathTemplate */
export function checkPaths(report: Report, paths: Place): void {
  const wrong = paths.items.find(({ text }) => !isTemplate(text))
  if (wrong) report.error(wrong, 'MB0418', { path: wrong.text })
}

function isTemplate(path: string): boolean {
  const hasTemplate = path.includes(ONE) || path.includes(REST)
  let hasRest = false
  for (const segment of path.replace(/^\/+|\/+$/g, '').split('/')) {
    if (segment === ONE || segment === REST) {
      if (hasRest) return false
      hasRest = segment === REST
    } else if (/[{}]/.test(segment) || (hasTemplate && !literal.test(segment))) return false
  }
  return true
}
