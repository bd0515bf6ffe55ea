import type { WebhookFinding } from '../../schema/webhook/index.js'
import { type Collection, istioCollections } from '../collections.js'
import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { findingsOf } from '../judged.js'
import { textAt } from '../read.js'

/**
 * What the validating webhook would answer for the resources of one kind.
 * Istio: pkg/config/analysis/analyzers/schema/validation.go
 */
const validationOf = (collection: Collection): Analyzer => ({
  name: `schema.ValidationAnalyzer.${collection}`,
  codes: ['IST0106', 'IST0130', 'IST0131', 'IST0133'],
  analyze(context) {
    for (const instance of context.all(collection)) {
      const told = new Map<string, number>()
      for (const finding of findingsOf(context.rewritten(instance))) {
        const key = JSON.stringify([finding.code, finding.path, finding.arguments])
        const nth = told.get(key) ?? 0
        told.set(key, nth + 1)
        report(finding, nth, instance, context)
      }
    }
  },
})

export const validations: readonly Analyzer[] = istioCollections.map(validationOf)

/** Why a rule is never reached, by the webhook's code. */
const unreachable: ReadonlyMap<string, string> = new Map([
  ['MB0370', 'second-catch-all'],
  ['MB0371', 'behind-catch-all'],
  ['MB0372', 'all-repeated'],
])

function report({ code, level, arguments: args, path }: WebhookFinding, nth: number, instance: Instance, context: AnalysisContext): void {
  const extras = { place: path }
  const reason = unreachable.get(code)
  if (reason) {
    context.report('IST0130', instance, { ruleno: textAt(args, 'rule'), reason, other: textAt(args, 'other') }, undefined, extras)
  } else if (code === 'MB0373') {
    const ineffective = { ruleno: textAt(args, 'rule'), matchno: textAt(args, 'match'), dupno: textAt(args, 'other') }
    context.report('IST0131', instance, ineffective, undefined, extras)
  } else if (code === 'MB0374') {
    const ineffective = {
      ruleno: String(path[2] ?? ''),
      matchno: textAt(args, 'prefix'),
      dupno: `${textAt(args, 'rule')} ${textAt(args, 'other')}`,
    }
    context.report('IST0131', instance, ineffective, undefined, extras)
  } else
    context.report(level === 'error' ? 'IST0106' : 'IST0133', instance, {}, undefined, { ...extras, cause: { code, arguments: args, nth } })
}
