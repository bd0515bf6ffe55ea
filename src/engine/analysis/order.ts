import type { AnalysisMessage } from '../types/analysis.js'
import type { Level } from '../types/diagnostic.js'
import type { Report } from './context.js'
import { own } from './read.js'

const rank: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 }

/** A resource may forbid messages about itself: codes, or `*` for all. Istio: pkg/config/analysis/local/istiod_analyze.go#filterMessages */
export function isSuppressed({ code, instance }: Report): boolean {
  const listed = own(instance.annotations, 'galley.istio.io/analyze-suppress')
  return !!listed && listed.split(',').some((entry) => entry === '*' || entry === code)
}

/** In istioctl's order, equal ones once. Istio: pkg/config/analysis/diag/messages.go#SortedDedupedCopy */
export function sortedOnce(messages: readonly AnalysisMessage[]): readonly AnalysisMessage[] {
  const keyed = messages.map((message) => ({ message, resource: comparable(message), text: wording(message) }))
  keyed.sort(
    (a, b) =>
      rank[a.message.level] - rank[b.message.level] ||
      compare(a.message.code, b.message.code) ||
      compare(a.resource, b.resource) ||
      compare(a.text, b.text),
  )
  return keyed
    .filter(({ message, resource, text }, i) => {
      const before = keyed[i - 1]
      return !before || before.message.code !== message.code || before.resource !== resource || before.text !== text
    })
    .map(({ message }) => message)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function comparable({ kind, resource }: AnalysisMessage): string {
  const slash = resource.indexOf('/')
  return `${kind}/${resource.slice(slash + 1)}/${resource.slice(0, Math.max(slash, 0))}`
}

/** What two messages about one resource may differ in. */
const wording = ({ file, line, documentLine, arguments: args, cause }: AnalysisMessage): string =>
  `${file}:${line ?? documentLine} ${words(args)}${cause ? ` ${cause.code} ${cause.nth} ${words(cause.arguments)}` : ''}`

const words = (args: object): string =>
  Object.values(args)
    .map((value) => (Array.isArray(value) ? value.join(' ') : String(value)))
    .join('\n')
