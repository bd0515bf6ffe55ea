import type { AnalysisCode } from './analysis-messages.js'
import type { Level, MessageArgument } from './diagnostic.js'
import type { MessageArguments, MessageCode } from './messages.js'
import type { Path, SourceDocument, SourceRange } from './source.js'

/** What the validating webhook has against a resource, which the analysis passes on. */
export interface AnalysisCause {
  readonly code: MessageCode
  readonly arguments: MessageArguments[MessageCode]
  /** Of causes that read alike and are about one place: the how manieth, from 0. */
  readonly nth: number
}

/** One message of the analysis, as `istioctl analyze` would give it for a cluster that holds the files. */
export interface AnalysisMessage {
  readonly code: AnalysisCode
  readonly level: Level
  readonly arguments: Readonly<Record<string, MessageArgument>>
  /** The resource it is about. */
  readonly kind: string
  /** `NAMESPACE/NAME`, or `NAME` where the document names no namespace or the kind has none. */
  readonly resource: string
  readonly document?: SourceDocument
  readonly file: string
  /** The field it is about, where it is about one. */
  readonly path?: Path
  /** The place of that field's value, else of the resource's name: offsets in the file. */
  readonly range: SourceRange
  /** Of IST0106 and IST0133: what the webhook says. */
  readonly cause?: AnalysisCause
  /** The line that istioctl prints for the field, from 1; absent where istioctl points to none. */
  readonly line?: number
  /** The line on which istioctl says that the document begins, from 1. */
  readonly documentLine: number
}
