import { isHttp } from '../schema/webhook/protocols.js'
import type { AnalysisCause } from '../types/analysis.js'
import type { Path } from '../types/source.js'
import { at } from './read.js'

type Arguments = Readonly<Record<string, unknown>>
type Said = (args: Arguments) => Arguments

const only =
  (...names: readonly string[]): Said =>
  (args) =>
    Object.fromEntries(Object.entries(args).filter(([name]) => names.includes(name)))

const isDynamicProtocol = ({ field, allowed }: Arguments): boolean =>
  field === 'protocol' && Array.isArray(allowed) && !allowed.includes('TCP')

/** Parents that stand for several in one sentence. */
const parents: Readonly<Record<string, Said>> = {
  outputClaimToHeaders: only('parent'),
  targetRef: only('field'),
  targetRefs: only('field'),
}

/** The webhook's sentences that leave out some of our arguments: what is left of them. */
const said: Readonly<Record<string, Said>> = {
  MB0301: only(),
  MB0302: only(),
  MB0303: (args) => only(args.field === 'portLevelMtls' ? 'field' : 'value')(args),
  MB0304: only('field'),
  MB0305: (args) => only(args.field === 'randomSamplingPercentage' ? 'field' : 'value')(args),
  // What DYNAMIC_DNS takes is told without what it was given.
  MB0308: (args) => (isDynamicProtocol(args) ? only('field', 'allowed')(args) : args),
  MB0312: (args) => parents[String(args.parent)]?.(args) ?? args,
  MB0313: (args) => (/onnectionPool$/.test(String(args.parent)) ? only('fields')(args) : args),
  MB0320: (args) => (args.where === 'mode: PASSTHROUGH' ? only('where')(args) : args),
  MB0325: (args) => ({ ...args, host: String(args.host).replace(/^[^/]*\//, '') }),
  MB0329: only(),
  // Without a slash it has no form, with one an empty half.
  MB0330: ({ host }) => ({ isHalf: String(host).includes('/') }),
  MB0340: only('value'),
  MB0345: (args) => (args.value === '~' ? args : {}),
  MB0392: only(),
  MB0394: only(),
  MB0397: only(),
  MB0402: only(),
}

/** Codes that stand for two sentences of Istio's about one place. */
const twoSentences: ReadonlySet<string> = new Set(['MB0326', 'MB0367', 'MB0419', 'MB0420', 'MB0421'])

/** What the sentence tells that our arguments leave to the place: an index, or a value of the document. */
function toldOfPlace(code: string, { parent, field, where, protocol }: Arguments, path: Path, object: unknown): string {
  const written = (...steps: Path): string => JSON.stringify(at(object, ...path.map(String), ...steps.map(String))) ?? ''
  if (code === 'MB0312' && (parent === 'to' || parent === 'from')) return path.slice(0, 3).join('.')
  if (code === 'MB0313' && parent === 'when') return written('key')
  if (code === 'MB0315' && field === 'port.number') return path.join('.')
  if (code === 'MB0320' && String(where).startsWith('protocol: ')) {
    const port = at(object, ...path.slice(0, 3).map(String), 'port')
    return `${at(port, 'number') ?? 0} ${at(port, 'name') ?? ''}`
  }
  // A Sidecar says the same of every protocol.
  if (code === 'MB0392') return path[1] === 'servers' && isHttp(String(protocol)) ? 'plain text' : ''
  return code === 'MB0394' || code === 'MB0425' ? written() : ''
}

/** Of a cause what Istio's sentence tells: of two causes about a resource with equal words istioctl says one. */
export function causeWords({ code, arguments: args, nth }: AnalysisCause, path: Path = [], object?: unknown): string {
  const given = args as Arguments
  const sentence = twoSentences.has(code) ? nth : ''
  return `${sentence} ${toldOfPlace(code, given, path, object)} ${wordsOf(said[code]?.(given) ?? given)}`
}

export const wordsOf = (args: object): string =>
  Object.values(args)
    .map((value) => (Array.isArray(value) ? value.join(' ') : String(value)))
    .join('\n')
