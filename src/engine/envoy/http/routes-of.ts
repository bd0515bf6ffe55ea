import { type Fields, field, items, part, text } from '../reading.js'
import type { RouteConfiguration } from '../shapes.js'
import { step } from '../step.js'
import type { RouteSource } from './route-choice.js'
import type { Run } from './stream.js'

/** The manager's route configuration: its own, or the one it names; undefined where there is none. */
export function routesOf(
  run: Run,
  manager: Fields,
  path: RouteSource,
): { configuration: RouteConfiguration; source: RouteSource } | undefined {
  const inline = part(manager, 'route_config')
  const found = (configuration: RouteConfiguration, source: RouteSource) => {
    const args = { name: text(configuration.name) ?? '', hosts: items(field(configuration, 'virtual_hosts')).length }
    run.note(step('route', 'routes.taken', 'taken', args, { subject: configuration, path: source }))
    return { configuration, source }
  }
  if (inline) return found(inline as RouteConfiguration, [...path, 'route_config'])
  const scoped = part(manager, 'scoped_routes')
  if (scoped) {
    run.note(step('route', 'routes.scoped', 'ended', { name: text(scoped.name) ?? '' }, { subject: manager }))
    return undefined
  }
  const name = text(field(manager.rds, 'route_config_name')) ?? ''
  const named = run.config.routes.get(name)
  if (named) return found(named, ['routes', name])
  run.note(step('route', 'routes.missing', 'ended', { name }, { subject: manager }))
  return undefined
}
