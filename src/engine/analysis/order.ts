import type { AnalysisCause, AnalysisMessage } from '../types/analysis.js'
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
  const keyed = messages.map((message) => new Keyed(message))
  keyed.sort(
    (a, b) => rank[a.message.level] - rank[b.message.level] || compare(a.subject, b.subject) || (a === b ? 0 : compare(a.text, b.text)),
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
const wording = ({ file, line, documentLine, arguments: args, cause }: AnalysisMessage): string =>
  `${file}:${line ?? documentLine} ${words(args)}${cause ? ` ${cause.code} ${causeWords(cause)}` : ''}`

type Arguments = Readonly<Record<string, unknown>>

const only =
  (...names: readonly string[]) =>
  (args: Arguments): Arguments =>
    Object.fromEntries(Object.entries(args).filter(([name]) => names.includes(name)))

const isDynamicProtocol = ({ field, allowed }: Arguments): boolean =>
  field === 'protocol' && Array.isArray(allowed) && !allowed.includes('TCP')

/** The webhook's sentences that leave out some of our arguments: what is left of them. With equal words istioctl says two causes once. */
const said: Readonly<Record<string, (args: Arguments) => Arguments>> = {
  MB0301: only(),
  MB0302: only(),
  MB0303: (args) => (args.field === 'portLevelMtls' ? only('field')(args) : only('value')(args)),
  MB0304: only('field'),
  MB0305: only('value'),
  // What DYNAMIC_DNS takes is told without what it was given.
  MB0308: (args) => (isDynamicProtocol(args) ? only('field', 'allowed')(args) : args),
  MB0312: (args) => (args.parent === 'outputClaimToHeaders' ? only('parent')(args) : args),
  MB0325: (args) => ({ ...args, host: String(args.host).replace(/^[^/]*\//, '') }),
  MB0330: only(),
  MB0345: (args) => (args.value === '~' ? args : {}),
  MB0397: only(),
}

/** Codes that stand for two sentences of Istio's about one place. */
const twoSentences: ReadonlySet<string> = new Set(['MB0367', 'MB0419', 'MB0420', 'MB0421'])

function causeWords({ code, arguments: args, nth }: AnalysisCause): string {
  return `${twoSentences.has(code) ? nth : ''} ${words(said[code]?.(args as Arguments) ?? args)}`
}

const words = (args: object): string =>
  Object.values(args)
    .map((value) => (Array.isArray(value) ? value.join(' ') : String(value)))
    .join('\n')
