import type { Sources } from '../source/index.js'
import type { Fix, FixArguments, FixCode, TextEdit } from '../types/fix.js'
import type { Path, SourceDocument, SourceFile } from '../types/source.js'
import type { Complaint } from './complaint.js'
import { Layout, valueAt } from './layout.js'

/** A document as far as fixes look at it. */
export interface Described {
  readonly document: SourceDocument
  readonly kind: string
  readonly name: string
  /** `default` where the document names none. */
  readonly namespace: string
}

/** What proposers look at: the reader's files as they are. */
export class FixContext {
  readonly #described = new Map<string, Described[]>()
  readonly #byDocument = new Map<SourceDocument, Described>()

  constructor(
    readonly files: readonly SourceFile[],
    readonly sources: Sources,
  ) {
    for (const document of sources.documents) {
      const text = (...path: Path): string => {
        const value = valueAt(document.value, path)
        return typeof value === 'string' ? value : ''
      }
      const one = { document, kind: text('kind'), name: text('metadata', 'name'), namespace: text('metadata', 'namespace') || 'default' }
      this.#byDocument.set(document, one)
      const known = this.#described.get(one.kind)
      if (known) known.push(one)
      else this.#described.set(one.kind, [one])
    }
  }

  all(kind: string): readonly Described[] {
    return this.#described.get(kind) ?? []
  }

  of(document: SourceDocument): Described | undefined {
    return this.#byDocument.get(document)
  }

  layout(document: SourceDocument): Layout {
    return new Layout(document, this.sources.placements(document)?.start ?? 0)
  }
}

/** A complaint about a document that is there, with what a proposer needs at once. */
export interface Subject {
  readonly complaint: Complaint
  /** The code and arguments that say what is wrong: those of the cause, where a message passes one on. */
  readonly code: string
  readonly path: Path
  readonly document: SourceDocument
  readonly layout: Layout
  readonly own: Described
  /** An argument as text; empty where there is none. */
  said(name: string): string
}

/** Proposes changes for some messages. None of them is offered before it is seen to do what it should. */
export interface FixProposer {
  readonly codes: readonly string[]
  propose(subject: Subject, context: FixContext): Iterable<Fix | undefined>
}

/** A fix; undefined where one of its edits cannot be made. */
export function fix<C extends FixCode>(code: C, args: FixArguments[C], ...edits: readonly (TextEdit | undefined)[]): Fix | undefined {
  const made = edits.filter((edit) => edit !== undefined)
  return made.length === edits.length && made.length > 0 ? ({ code, arguments: args, edits: made } as Fix) : undefined
}
