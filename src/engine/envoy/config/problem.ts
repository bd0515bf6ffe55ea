/** What is wrong with, or missing from, a configuration that was read. Its sentence is made from code and arguments. */
export interface ConfigProblem {
  readonly code: keyof ConfigProblems
  readonly arguments: Readonly<Record<string, string | number>>
}

export interface ConfigProblems {
  /** The text breaks off, or has something that JSON cannot have there; what stood before it was read. Counted from 1. */
  'config.cut-off': { readonly line: number; readonly column: number }
  'config.not-json': { readonly line: number; readonly column: number; readonly found: string }
  /** Neither a dump nor lists of resources. */
  'config.nothing': { readonly kind: string }
  /** No endpoints by EDS: whom a cluster leads to is unknown. */
  'config.no-endpoints': { readonly clusters: number }
  /** A listener that Envoy refused last time: its last good state counts. */
  'config.error-state': { readonly name: string; readonly details: string }
  /** A name that is there more than once; the first counts. */
  'config.twice': { readonly kind: string; readonly name: string }
  /** Sections that were not looked at. */
  'config.unknown-section': { readonly type: string }
}

export const problem = <Code extends keyof ConfigProblems>(code: Code, args: ConfigProblems[Code]): ConfigProblem => ({
  code,
  arguments: args as ConfigProblem['arguments'],
})
