import type { FixArguments } from '../../engine/types/fix.js'

/** The words of fixes. Names from the reader's YAML stand in backquotes. */
export interface FixTexts {
  readonly label: string
  readonly apply: string
  /** Of one of several: which. */
  readonly applyThis: (title: string) => string
  readonly show: string
  readonly titles: { readonly [C in keyof FixArguments]: (args: FixArguments[C]) => string }
}
