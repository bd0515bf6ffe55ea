import { onlyNearest } from '../schema/suggest.js'
import type { Fix } from '../types/fix.js'
import type { Path } from '../types/source.js'
import { type FixContext, type FixProposer, fix, type Subject } from './context.js'
import { addEntry } from './entries.js'
import { valueAt } from './layout.js'
import { listIn, podLabels, serviceOf, textIn } from './names.js'

const INJECTION = 'istio-injection'

/** Labels that are missing, or that no pod has. */
export const labels: FixProposer = {
  codes: ['IST0101', 'IST0102', 'IST0127', 'IST0146', 'IST0147', 'IST0166', 'IST0173', 'MB0503'],
  *propose(subject, context) {
    const { code, layout, own, said } = subject
    switch (code) {
      case 'IST0102':
        yield fix(
          'add-label',
          { key: INJECTION, value: 'enabled', on: own.name },
          addEntry(layout, ['metadata', 'labels'], INJECTION, 'enabled', undefined),
        )
        return
      case 'IST0146':
      case 'IST0147':
        yield injected(own.namespace, context)
        return
      case 'IST0173':
      case 'MB0503':
        yield* subsetLabels(subject, context)
        return
      default:
        if (code === 'IST0101' && said('reftype') !== 'selector') return
        for (const path of selectors) yield* nearestValues(subject, path, allPodLabels(context))
    }
  },
}

const selectors: readonly Path[] = [
  ['spec', 'selector'],
  ['spec', 'selector', 'matchLabels'],
  ['spec', 'workloadSelector', 'labels'],
]

function injected(name: string, context: FixContext): Fix | undefined {
  const namespace = context.all('Namespace').find((n) => n.name === name)
  if (!namespace) return undefined
  const edit = addEntry(context.layout(namespace.document), ['metadata', 'labels'], INJECTION, 'enabled')
  return fix('add-label', { key: INJECTION, value: 'enabled', on: name }, edit)
}

function* subsetLabels(subject: Subject, context: FixContext): Iterable<Fix | undefined> {
  const { layout, own, said, code, path } = subject
  const service = serviceOf(context, own.namespace, textIn(layout.document.value, 'spec', 'host'))
  if (!service) return
  const subsets = listIn(layout.document.value, 'spec', 'subsets')
  const index = code === 'MB0503' ? Number(path[2]) : subsets.findLastIndex((subset) => textIn(subset, 'name') === said('subset'))
  const [place, pods] = [['spec', 'subsets', index, 'labels'], podLabels(context, service)]
  const name = textIn(subsets[index], 'name')
  for (const [key, from] of Object.entries((layout.value(place) ?? {}) as Record<string, unknown>)) {
    const isNamed = typeof from === 'string' && from !== name && pods.some((pod) => pod[key] === name)
    if (isNamed) yield fix('replace-value', { from, to: name }, layout.replaceScalar([...place, key], name))
  }
  yield* nearestValues(subject, place, pods)
}

/** Labels of which one, or its value, is spelled as no pod has it. */
function* nearestValues({ layout }: Subject, path: Path, pods: readonly Readonly<Record<string, unknown>>[]): Iterable<Fix | undefined> {
  const wanted = layout.value(path)
  if (typeof wanted !== 'object' || wanted === null) return
  for (const [key, value] of Object.entries(wanted)) {
    if (typeof value !== 'string') continue
    const values = pods.flatMap((pod) => {
      const found = valueAt(pod, [key])
      return typeof found === 'string' ? [found] : []
    })
    if (values.includes(value)) continue
    const to = onlyNearest(value, values)
    if (to !== undefined) yield fix('replace-value', { from: value, to }, layout.replaceScalar([...path, key], to))
    const other = onlyNearest(
      key,
      pods.flatMap((pod) => Object.keys(pod).filter((name) => pod[name] === value)),
    )
    if (values.length === 0 && other !== undefined)
      yield fix('rename-field', { from: key, to: other }, layout.renameKey([...path, key], other))
  }
}

function allPodLabels(context: FixContext): readonly Readonly<Record<string, unknown>>[] {
  const found: Readonly<Record<string, unknown>>[] = []
  for (const [kind, ...path] of [
    ['Pod', 'metadata', 'labels'],
    ...['Deployment', 'StatefulSet', 'DaemonSet'].map((kind) => [kind, 'spec', 'template', 'metadata', 'labels']),
  ]) {
    for (const { document } of context.all(kind ?? '')) {
      const value = valueAt(document.value, path)
      if (typeof value === 'object' && value !== null) found.push(value as Record<string, unknown>)
    }
  }
  return found
}
