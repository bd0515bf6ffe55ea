import type { Labels } from '../../types/resource.js'
import type { AnalysisContext, Analyzer } from '../context.js'
import { fullNameOf, type Instance } from '../instance.js'
import { at, listAt, own, textAt, textMapAt, textOf } from '../read.js'
import { labelSelectorTakes } from '../selector.js'

const REVISION = 'istio.io/rev'

interface Hook {
  /** `CONFIGURATION/WEBHOOK`. */
  readonly id: string
  readonly configuration: Instance
  readonly webhook: unknown
}

/**
 * Injection webhooks that would inject one pod twice, or call a control plane that is not there.
 * Istio: pkg/config/analysis/analyzers/webhook/webhook.go
 */
export const webhooks: Analyzer = {
  name: 'webhook.Analyzer',
  codes: ['IST0139'],
  analyze(context) {
    const hooks: Hook[] = []
    const revisions = new Set<string>()
    for (const configuration of context.all('MutatingWebhookConfiguration')) {
      const list = listAt(configuration.object, 'webhooks')
      const own = revisionsOf(configuration, list)
      if (own.length === 0 && !list.some((webhook) => textAt(webhook, 'name').endsWith('istio.io'))) continue
      for (const revision of own) revisions.add(revision)
      for (const webhook of list) hooks.push({ id: `${configuration.fullName}/${textAt(webhook, 'name')}`, configuration, webhook })
    }
    reportOverlaps(hooks, [...revisions], context)
    reportServices(hooks, context)
  },
}

function revisionsOf({ labels }: Instance, list: readonly unknown[]): readonly string[] {
  const revisions = new Set<string>()
  const label = own(labels, REVISION)
  if (label !== undefined) revisions.add(label)
  for (const webhook of list) {
    for (const field of ['namespaceSelector', 'objectSelector']) {
      const matched = own(textMapAt(webhook, field, 'matchLabels'), REVISION)
      if (matched !== undefined) revisions.add(matched)
      for (const expression of listAt(webhook, field, 'matchExpressions')) {
        if (textAt(expression, 'key') === REVISION) for (const value of listAt(expression, 'values')) revisions.add(textOf(value))
      }
    }
  }
  return [...revisions]
}

/** The labels of namespaces, or of pods, that can make a difference: each value of `label` or none, with each revision or none. */
const permutations = (label: string, values: readonly string[], revisions: readonly string[]): readonly Labels[] =>
  [{}, ...revisions.map((revision) => ({ [REVISION]: revision }))].flatMap((base) => [
    base,
    ...values.map((value) => ({ ...base, [label]: value })),
  ])

function reportOverlaps(hooks: readonly Hook[], revisions: readonly string[], context: AnalysisContext): void {
  // Of two webhooks with one name istioctl knows one.
  const byId = new Map(hooks.map((hook) => [hook.id, hook]))
  const seen = new Set<string>()
  for (const namespaceLabels of permutations('istio-injection', ['enabled', 'disabled'], revisions)) {
    const here = hooks.filter(({ webhook }) => labelSelectorTakes(at(webhook, 'namespaceSelector'), namespaceLabels))
    if (new Set(here.map(({ id }) => id)).size < 2) continue
    for (const podLabels of permutations('sidecar.istio.io/inject', ['true', 'false'], revisions)) {
      const ids = [
        ...new Set(here.filter(({ webhook }) => labelSelectorTakes(at(webhook, 'objectSelector'), podLabels)).map(({ id }) => id)),
      ].sort()
      const group = ids.join('\n')
      if (ids.length < 2 || seen.has(group)) continue
      seen.add(group)
      for (const id of ids) {
        const hook = byId.get(id)
        if (hook) context.report('IST0139', hook.configuration, { others: ids.filter((other) => other !== id), service: '' })
      }
    }
  }
}

function reportServices(hooks: readonly Hook[], context: AnalysisContext): void {
  for (const { configuration, webhook } of hooks) {
    const reference = at(webhook, 'clientConfig', 'service')
    if (reference === undefined) continue
    const service = fullNameOf(textAt(reference, 'namespace'), textAt(reference, 'name'))
    if (!context.find('Service', service)) context.report('IST0139', configuration, { others: [], service })
  }
}
