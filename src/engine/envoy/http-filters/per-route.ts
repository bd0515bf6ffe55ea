import type { HttpStream } from '../http/stream.js'
import { field, flag, isFields, messageOf } from '../reading.js'
import type { Filter } from '../shapes.js'

interface Setting {
  readonly isDisabled: boolean
  readonly config?: object
}

/** What each level says of the filter, the most specific first: the weighted cluster drawn, the route, the virtual host, the table. */
function settings({ selected }: HttpStream, name: string): Setting[] {
  if (!selected) return []
  const levels = [selected.weightedCluster, selected.route, selected.virtualHost, selected.configuration]
  return levels.flatMap((level): Setting[] => {
    const config = field(field(level, 'typed_per_filter_config'), name)
    if (!isFields(config)) return []
    // A wrapper that can also switch the filter off.
    if (messageOf(config) !== 'FilterConfig' || !String(config['@type']).includes('config.route.')) return [{ isDisabled: false, config }]
    if (flag(config.disabled)) return [{ isDisabled: true }]
    return isFields(config.config) ? [{ isDisabled: false, config: config.config }] : []
  })
}

/** The configuration that the route gives the filter in place of its own. */
export const routeConfig = (stream: HttpStream, { name = '' }: Filter): object | undefined =>
  settings(stream, name).find(({ config }) => config !== undefined)?.config

/** Those of all levels, the most specific first. */
export const routeConfigs = (stream: HttpStream, { name = '' }: Filter): object[] =>
  settings(stream, name).flatMap(({ config }) => (config === undefined ? [] : [config]))

/** Whether the filter is switched off for this route: as the most specific level has it, else as the filter itself does. */
export const isDisabled = (stream: HttpStream, filter: Filter): boolean =>
  settings(stream, filter.name ?? '')[0]?.isDisabled ?? flag(field(filter, 'disabled')) ?? false
