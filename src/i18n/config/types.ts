import type { ConfigProblems } from '../../engine/envoy/config/problem.js'

/** What is wrong with a configuration that was read, and what became of reading it in the page. */
export interface ConfigProblemTexts {
  readonly config: { readonly [C in keyof ConfigProblems]: (args: ConfigProblems[C]) => string }
  readonly dump: { readonly 'dump.crashed': (args: { readonly message: string }) => string }
}

/** The sentence of a problem; of a code that has none, the code. */
export function problemTextOf(texts: ConfigProblemTexts, code: string, args: object): string {
  const all: Readonly<Record<string, unknown>> = { ...texts.config, ...texts.dump }
  const text = Object.hasOwn(all, code) ? (all[code] as (args: object) => string) : undefined
  return text ? text(args) : code
}
