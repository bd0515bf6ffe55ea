import type { Visibility } from '../model/service.js'
import type { Reach } from './settings.js'

/** Where an object is visible: what it says, or the mesh's default, with `.` as its own namespace. */
export function exportToOf(own: readonly string[], byDefault: readonly string[] | undefined, namespace: string): ReadonlySet<Visibility> {
  const given = own.length > 0 ? own : byDefault && byDefault.length > 0 ? byDefault : ['*']
  return new Set(given.map((v) => (v === '.' ? namespace : v)))
}

/** Whether an object with that visibility is seen from `namespace`. Istio: pilot/pkg/model/push_context.go#IsServiceVisible */
export const isVisible = (exportTo: ReadonlySet<Visibility>, namespace: string): boolean =>
  exportTo.has('*') || (!exportTo.has('~') && exportTo.has(namespace))

/** What is left of a ServiceEntry's visibility where it may reach no further. Istio: pilot/pkg/model/push_context.go#serviceExportTo */
export function cappedExportTo(exportTo: ReadonlySet<Visibility>, reach: Reach, namespace: string): ReadonlySet<Visibility> {
  if (reach === 'PUBLIC') return exportTo
  const seesItself = reach === 'NAMESPACE' && (exportTo.has('*') || exportTo.has(namespace))
  return new Set([seesItself ? namespace : '~'])
}
