import type { Fix, TextEdit } from '../types/fix.js'
import type { Path } from '../types/source.js'
import { type FixProposer, fix, type Subject } from './context.js'
import { flowText } from './entries.js'
import type { Layout, Written } from './layout.js'
import { listIn } from './names.js'

/** Old fields whose value has a place in the new one. */
export const oldFields: FixProposer = {
  codes: ['IST0002', 'MB0321'],
  *propose(subject, _context) {
    const { code, layout } = subject
    if (code === 'IST0002') {
      // One message tells of all of them.
      const places = [...listIn(layout.document.value, 'spec', 'http').keys()].map((i) => ['spec', 'http', i, 'fault', 'delay', 'percent'])
      const fixes = places.filter((place) => layout.value(place) !== undefined).map((place) => percentage(layout, place, 'percentage'))
      const edits = fixes.flatMap((one): readonly (TextEdit | undefined)[] => one?.edits ?? [undefined])
      yield fix('replace-field', { from: 'percent', to: 'percentage' }, ...edits)
      return
    }
    yield* replaced(subject)
  },
}

function* replaced({ complaint, layout, path, said }: Subject): Iterable<Fix | undefined> {
  const field = said('field')
  const inner = [...path, field]
  // The path may end with the field itself, which may be written in another way.
  const at = layout.value(inner) === undefined ? path : inner
  if (field === 'mirrorPercent') yield percentage(layout, at, 'mirrorPercentage')
  else if (field === 'minimumRingSize') yield nested(layout, at, 'ringHash', (value) => ({ minimumRingSize: value }))
  else {
    const { instead = [] } = (complaint.cause ?? complaint).arguments as { readonly instead?: readonly string[] }
    // Each of them does the old field's work on other answers: the reader chooses.
    for (const to of instead) if (/^\w+$/.test(to)) yield fix('replace-field', { from: field, to }, layout.renameKey(at, to))
  }
}

/** `percent: 5` as `percentage: {value: 5}`. */
const percentage = (layout: Layout, path: Path, to: string): Fix | undefined => nested(layout, path, to, (value) => ({ value }))

function nested(layout: Layout, path: Path, to: string, inner: (value: string) => Written): Fix | undefined {
  const [key, value] = [layout.key(path), layout.scalar(path)]
  const parent = path.slice(0, -1)
  if (!key || !value || layout.value([...parent, to]) !== undefined) return undefined
  const written = inner(layout.text.slice(value.start, value.end))
  const from = String(path.at(-1))
  if (layout.isFlow(parent) || typeof written === 'string') {
    return fix('replace-field', { from, to }, layout.edit({ start: key.start, end: value.end }, `${to}: ${flowText(written)}`))
  }
  const indent = ' '.repeat(layout.column(key.start) + 2)
  const lines = Object.entries(written).map(([k, v]) => `${layout.newline}${indent}${k}: ${flowText(v)}`)
  return fix('replace-field', { from, to }, layout.edit({ start: key.start, end: value.end }, `${to}:${lines.join('')}`))
}
