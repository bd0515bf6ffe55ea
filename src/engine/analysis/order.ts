import type { AnalysisMessage } from '../types/analysis.js'
import { levelRank } from '../types/diagnostic.js'
import { causeWords, wordsOf } from './cause-words.js'
import type { Report } from './context.js'
import { own } from './read.js'

/** A resource may forbid messages about itself: codes, or `*` for all. Istio: pkg/config/analysis/local/istiod_analyze.go#filterMessages */
export function isSuppressed({ code, instance }: Report): boolean {
  const listed = own(instance.annotations, 'galley.istio.io/analyze-suppress')
  return !!listed && listed.split(',').some((entry) => entry === '*' || entry === code)
}

/** In istioctl's order, equal ones once. Istio: pkg/config/analysis/diag/messages.go#SortedDedupedCopy */
export function sortedOnce(messages: readonly AnalysisMessage[]): readonly AnalysisMessage[] {
  const keyed = messages.map((message) => new Keyed(message))
  keyed.sort(
    (a, b) =>
      levelRank[a.message.level] - levelRank[b.message.level] || compare(a.subject, b.subject) || (a === b ? 0 : compare(a.text, b.text)),
  )
  return keyed
    .filter((one, i) => {
      const before = keyed[i - 1]
      return !before || before.subject !== one.subject || before.text !== one.text
    })
    .map(({ message }) => message)
}

/** A message with what it is sorted by. Its words are seldom asked for: few messages have code and resource in common. */
class Keyed {
  readonly subject: string
  #text: string | undefined

  constructor(readonly message: AnalysisMessage) {
    this.subject = `${message.code} ${comparable(message)}`
  }

  get text(): string {
    this.#text ??= wording(this.message)
    return this.#text
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function comparable({ kind, resource }: AnalysisMessage): string {
  const slash = resource.indexOf('/')
  return `${kind}/${resource.slice(slash + 1)}/${resource.slice(0, Math.max(slash, 0))}`
}

/** What two messages about one resource may differ in. */
const wording = ({ file, line, documentLine, arguments: args, cause, path, document }: AnalysisMessage): string =>
  `${file}:${line ?? documentLine} ${wordsOf(args)}${cause ? ` ${cause.code} ${causeWords(cause, path, document?.value)}` : ''}`
