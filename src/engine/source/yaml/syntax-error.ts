import type { MessageArguments, MessageCode } from '../../types/messages.js'
import type { SourceRange } from '../../types/source.js'

/** Deeper than any Kubernetes object nests; keeps recursion bounded. */
export const maxDepth = 100

/** Why a text is not YAML, and where. Thrown inside the reader only: whoever calls it gets a finding. */
export class YamlSyntaxError<C extends MessageCode = MessageCode> extends Error {
  readonly range: SourceRange

  constructor(
    readonly code: C,
    readonly args: MessageArguments[C],
    { start, end }: SourceRange,
  ) {
    super(code)
    this.range = { start, end }
  }
}
