import type { StringMatcher } from '../../types/envoy/core.js'
import type { StringMatch } from '../../types/istio/virtual-service.js'

/** A match's one kind and its text; undefined where nothing is said, which asks for presence only. */
export type MatchKind = 'exact' | 'prefix' | 'regex'

export function kindOf(match: StringMatch | null | undefined): { readonly kind: MatchKind; readonly text: string } | undefined {
  if (!match) return undefined
  for (const kind of ['exact', 'prefix', 'regex'] as const) {
    const text = (match as Partial<Record<MatchKind, string | null>>)[kind]
    if (text !== undefined && text !== null) return { kind, text }
  }
  return undefined
}

/** Istio: pilot/pkg/networking/util/util.go#ConvertToEnvoyMatch */
export function stringMatcher(match: StringMatch | null | undefined): StringMatcher | undefined {
  const of = kindOf(match)
  if (!of) return undefined
  return of.kind === 'regex' ? { safe_regex: { regex: of.text } } : of.kind === 'exact' ? { exact: of.text } : { prefix: of.text }
}

/** `*` is no regular expression: Istio takes it to mean that the header or parameter is there. */
export function asksForPresence(match: StringMatch | null | undefined): boolean {
  const of = kindOf(match)
  return !of || (of.kind === 'regex' && of.text === '*')
}
