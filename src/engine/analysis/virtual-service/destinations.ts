import { memo1 } from '../../memo.js'
import type { Path } from '../../types/source.js'
import type { Instance } from '../instance.js'
import { at, listAt, numberAt, textAt } from '../read.js'

/** One destination in a VirtualService. */
export interface RouteDestination {
  readonly host: string
  readonly subset: string
  /** Undefined where none is named. */
  readonly port: number | undefined
  readonly isMirror: boolean
  /** Where messages about it point. */
  readonly path: Path
}

const destination = (value: unknown, isMirror: boolean, path: Path): RouteDestination => ({
  host: textAt(value, 'host'),
  subset: textAt(value, 'subset'),
  port: at(value, 'port') === undefined ? undefined : numberAt(value, 'port', 'number'),
  isMirror,
  path,
})

/** All destinations of a VirtualService: those of routes, then those that requests are mirrored to. */
export const destinationsOf = memo1(({ spec }: Instance): readonly RouteDestination[] => {
  const found: RouteDestination[] = []
  for (const protocol of ['tcp', 'tls', 'http']) {
    for (const [i, rule] of listAt(spec, protocol).entries()) {
      for (const [j, route] of listAt(rule, 'route').entries()) {
        found.push(destination(at(route, 'destination'), false, ['spec', protocol, i, 'route', j, 'destination', 'host']))
      }
    }
  }
  for (const [i, rule] of listAt(spec, 'http').entries()) {
    const mirror = at(rule, 'mirror')
    if (mirror !== undefined) found.push(destination(mirror, true, ['spec', 'http', i, 'mirror', 'host']))
    for (const [j, entry] of listAt(rule, 'mirrors').entries()) {
      // The line of a mirror in the list is looked up at a place that does not exist, so that none is printed.
      found.push(destination(at(entry, 'destination'), true, ['spec', 'http', i, 'mirrors', j, 'host']))
    }
  }
  return found
})
