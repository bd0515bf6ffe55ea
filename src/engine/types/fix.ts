import type { SourceRange } from './source.js'

/** A piece of a file that another text takes the place of. */
export interface TextEdit extends SourceRange {
  readonly file: string
  readonly text: string
}

/** The codes of fixes, each with the arguments that its title takes in. The texts are in `src/i18n/fixes`. */
export interface FixArguments {
  /** A key under another name. */
  'rename-field': { readonly from: string; readonly to: string }
  /** A value in place of another. */
  'replace-value': { readonly from: string; readonly to: string }
  /** A string that YAML read as something else, in quotes. */
  'add-quotes': { readonly value: string }
  /** A number or boolean that was quoted, without quotes. */
  'drop-quotes': { readonly value: string }
  /** A host by its full name. */
  'qualify-host': { readonly from: string; readonly to: string }
  /** A subset for the pods that have its name as their version. */
  'add-subset': { readonly subset: string; readonly label: string; readonly rule: string }
  /** The port that a destination has to name. */
  'add-port': { readonly host: string; readonly port: string }
  /** A gateway's server that takes one more host. */
  'add-server-host': { readonly host: string; readonly gateway: string; readonly server: string }
  /** `mesh` in place of a gateway that does not take the host. */
  'use-mesh': { readonly gateway: string }
  'rename-port': { readonly from: string; readonly to: string }
  /** The protocol of a port, said without its name. */
  'say-protocol': { readonly port: string; readonly protocol: string }
  'add-label': { readonly key: string; readonly value: string; readonly on: string }
  /** An annotation from an object to the template of its pods. */
  'move-annotation': { readonly annotation: string }
  /** An annotation whose place a label has taken. */
  'annotation-to-label': { readonly annotation: string }
  /** An old field, its value carried over. */
  'replace-field': { readonly from: string; readonly to: string }
  /** A rule before another; positions from 1. */
  'move-rule': { readonly rule: string; readonly before: string }
  /** A rule that nothing reaches. */
  'remove-rule': { readonly rule: string }
  /** A match that stands elsewhere already. */
  'remove-match': { readonly match: string }
}

export type FixCode = keyof FixArguments

/** A change that makes a message go and brings no other. */
export interface Fix<C extends FixCode = FixCode> {
  readonly code: C
  readonly arguments: FixArguments[C]
  /** In no order, none within another. */
  readonly edits: readonly TextEdit[]
}

/** The codes of messages that may have a fix: for others nobody has to ask. */
export const mayHaveFix: ReadonlySet<string> = new Set(
  (
    'IST0002 IST0101 IST0102 IST0107 IST0108 IST0112 IST0118 IST0127 IST0130 IST0131 IST0132 IST0135 IST0146 IST0147 IST0166 IST0173 IST0174 ' +
    'MB0103 MB0104 MB0105 MB0111 MB0112 MB0113 MB0115 MB0321 MB0366 MB0370 MB0371 MB0372 MB0373 MB0374 MB0432 MB0501 MB0503 MB0507'
  ).split(' '),
)
