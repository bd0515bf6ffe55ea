/**
 * Takes a message and the reader's files; gives changes of the text that make the message go and bring no other. Every one has been tried:
 * the whole engine has judged the files with the change made. Comments and layout stay, for only what has to be different is written.
 */
import type { Sources } from '../source/index.js'
import type { Fix } from '../types/fix.js'
import type { SourceFile } from '../types/source.js'
import { annotations } from './annotations.js'
import { type Complaint, isBetter } from './complaint.js'
import { FixContext, type FixProposer, type Subject } from './context.js'
import { destinations } from './destinations.js'
import { fields } from './fields.js'
import { gateways } from './gateways.js'
import { labels } from './labels.js'
import { oldFields } from './old-fields.js'
import { ports } from './ports.js'
import { references } from './references.js'
import { ruleOrder } from './rule-order.js'
import { applyEdits } from './text-edits.js'

export { type Complaint, isBetter, ofDiagnostic, ofInsight, ofMessage, sayingOf } from './complaint.js'
export { applyEdits } from './text-edits.js'

const proposers: readonly FixProposer[] = [fields, destinations, gateways, references, labels, ports, annotations, oldFields, ruleOrder]

/** The codes of messages that may have a fix. */
export const fixableCodes: ReadonlySet<string> = new Set(proposers.flatMap(({ codes }) => codes))

/** What the engine says of files. */
export interface Judgement {
  readonly sources: Sources
  readonly complaints: readonly Complaint[]
}

/** Reads files and says all there is to say of them. */
export type Judge = (files: readonly SourceFile[]) => Judgement

/** More are not tried. */
const mostTried = 8

/** The fixes of a message, the likeliest first. `complaint` is one of those of `files`. */
export function fixesFor(complaint: Complaint, files: readonly SourceFile[], judge: Judge): readonly Fix[] {
  const before = judge(files)
  const proposals = proposalsFor(complaint, files, before.sources)
  if (proposals.length === 0) return []
  return proposals.filter((proposal) => {
    const after = applyEdits(files, proposal.edits)
    return after !== undefined && isBetter(before.complaints, judge(after).complaints, complaint)
  })
}

/** What could be done, before it is tried; each change once. */
function proposalsFor(complaint: Complaint, files: readonly SourceFile[], sources: Sources): readonly Fix[] {
  const { document, cause = complaint } = complaint
  const context = new FixContext(files, sources)
  const own = document && context.of(document)
  if (!own) return []
  const { code, arguments: args } = cause
  const subject: Subject = {
    complaint,
    code,
    path: complaint.path ?? [],
    document: own.document,
    layout: context.layout(own.document),
    own,
    said: (name) => (Object.hasOwn(args, name) ? String(args[name]) : ''),
  }
  const found = new Map<string, Fix>()
  for (const proposer of proposers) {
    if (!proposer.codes.includes(code)) continue
    for (const proposal of proposer.propose(subject, context)) {
      if (proposal) found.set(JSON.stringify(proposal.edits), proposal)
      if (found.size === mostTried) return [...found.values()]
    }
  }
  return [...found.values()]
}
