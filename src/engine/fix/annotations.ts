import { knownAnnotations } from '../analysis/annotations/known.js'
import { onlyNearest } from '../schema/suggest.js'
import type { Path } from '../types/source.js'
import { type FixProposer, fix } from './context.js'
import { addEntry, removeEntry } from './entries.js'
import { type Layout, plain } from './layout.js'

const INJECT = 'sidecar.istio.io/inject'

const isForPods = (annotation: string): boolean => knownAnnotations.get(annotation)?.kinds.includes('Pod') ?? false

/** Annotations that are misspelled, on the wrong object, or labels by now. */
export const annotations: FixProposer = {
  codes: ['IST0107', 'IST0108', 'IST0135'],
  *propose({ code, layout, said, own }) {
    const annotation = said('annotation')
    const place = [['metadata'], ['spec', 'template', 'metadata']]
      .map((path) => [...path, 'annotations', annotation])
      .find((path) => layout.value(path) !== undefined)
    if (!place) return
    const value = layout.value(place)
    if (typeof value !== 'string') return
    if (code === 'IST0108') {
      const to = onlyNearest(annotation, knownAnnotations.keys())
      if (to !== undefined) yield fix('rename-field', { from: annotation, to }, layout.renameKey(place, to))
      return
    }
    const written = (target: Path): string => asWritten(layout, place, target) ?? plain(value)
    if (code === 'IST0135' && annotation === INJECT) {
      const labels = [...place.slice(0, -2), 'labels']
      const isAlone = Object.keys(layout.value(place.slice(0, -1)) as object).length === 1 && layout.value(labels) === undefined
      if (isAlone) yield fix('annotation-to-label', { annotation }, layout.renameKey(place.slice(0, -1), 'labels'))
      else
        yield fix('annotation-to-label', { annotation }, removeEntry(layout, place), addEntry(layout, labels, annotation, written(labels)))
    } else if (
      code === 'IST0107' &&
      isForPods(annotation) &&
      place[0] === 'metadata' &&
      own.kind !== 'Pod' &&
      layout.value(['spec', 'template']) !== undefined
    ) {
      const template = ['spec', 'template', 'metadata', 'annotations']
      yield fix('move-annotation', { annotation }, removeEntry(layout, place), addEntry(layout, template, annotation, written(template)))
    }
  },
}

/** A value as it stands there; with the comment behind it, where both places have lines of their own. */
function asWritten(layout: Layout, path: Path, target: Path): string | undefined {
  const range = layout.scalar(path)
  if (!range) return undefined
  let there = target
  while (layout.value(there) === undefined && there.length > 0) there = there.slice(0, -1)
  const hasLines = !layout.isFlow(path.slice(0, -1)) && !layout.isFlow(there)
  return layout.text.slice(range.start, hasLines ? layout.lineEnd(range.end) : range.end)
}
