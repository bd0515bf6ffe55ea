import type { TraceStep } from '../../types/trace.js'
import type { HeaderMap } from '../http/header-map.js'
import { toTls } from '../http/route-choice.js'
import type { SelectedRoute } from '../http/stream.js'
import { field, flag, items, objects, text } from '../reading.js'
import { step } from '../step.js'
import type { FormatContext } from './context.js'
import { evaluate, formatOf } from './format.js'

type Side = 'request' | 'response'
type Action = 'APPEND_IF_EXISTS_OR_ADD' | 'ADD_IF_ABSENT' | 'OVERWRITE_IF_EXISTS_OR_ADD' | 'OVERWRITE_IF_EXISTS'
const actions: readonly Action[] = ['APPEND_IF_EXISTS_OR_ADD', 'ADD_IF_ABSENT', 'OVERWRITE_IF_EXISTS_OR_ADD', 'OVERWRITE_IF_EXISTS']

/** What may carry header mutations, and what a step calls it. */
export interface MutationLevel {
  readonly level: 'cluster' | 'route' | 'virtual-host' | 'configuration'
  readonly subject: object
}

/** Whose mutations there are, in the order in which Envoy makes them: by default the most specific first, so that the least specific wins. */
export function mutationLevels(selected: SelectedRoute): readonly MutationLevel[] {
  const levels: MutationLevel[] = [
    { level: 'route', subject: selected.route },
    { level: 'virtual-host', subject: selected.virtualHost },
    { level: 'configuration', subject: selected.configuration },
  ]
  if (selected.weightedCluster) levels.unshift({ level: 'cluster', subject: selected.weightedCluster })
  return flag(field(selected.configuration, 'most_specific_header_mutations_wins')) ? levels.reverse() : levels
}

/** Whether a configuration may have mutations of this side: most have none, and then nothing needs to be evaluated. */
export const hasMutations = ({ subject }: MutationLevel, side: Side): boolean =>
  items(field(subject, `${side}_headers_to_add`)).length > 0 || items(field(subject, `${side}_headers_to_remove`)).length > 0

/** Removes, then overwrites, then adds: one level's mutations, in Envoy's order. */
export function mutate(headers: HeaderMap, side: Side, { level, subject }: MutationLevel, context: FormatContext): void {
  const note = (made: TraceStep) => context.stream.run.note(made)
  for (const name of items(field(subject, `${side}_headers_to_remove`)).map(text)) {
    if (name === undefined || !headers.has(name.toLowerCase())) continue
    headers.remove(name)
    note(step('route', `headers.${side}-removed`, 'noted', { name, level }, { subject }))
  }
  const added: [name: string, value: string][] = []
  const overwritten: [name: string, value: string][] = []
  for (const option of objects(field(subject, `${side}_headers_to_add`))) {
    const name = keyOf(text(field(option.header, 'key')) ?? '')
    if (name === '') continue
    const { text: value, unknown } = evaluate(formatOf(text(field(option.header, 'value')) ?? ''), context)
    if (unknown.length > 0) note(step('route', 'headers.unknown-value', 'noted', { name, commands: unknown }, { subject: option }))
    const kept = (why: string) => note(step('route', 'headers.kept', 'noted', { name, why, level }, { subject: option }))
    const action = actionOf(option)
    if (value === '' && !flag(option.keep_empty_value)) kept('empty')
    else if (action === 'APPEND_IF_EXISTS_OR_ADD') added.push([name, value])
    else if (action === 'ADD_IF_ABSENT') headers.has(name) ? kept('present') : added.push([name, value])
    else if (action === 'OVERWRITE_IF_EXISTS' && !headers.has(name)) kept('absent')
    else overwritten.push([name, value])
  }
  for (const [name, value] of overwritten) {
    headers.set(name, value)
    note(step('route', `headers.${side}-set`, 'noted', { name, value, level }, { subject }))
  }
  for (const [name, value] of added) {
    headers.add(name, value)
    note(step('route', `headers.${side}-added`, 'noted', { name, value, level }, { subject }))
  }
}

function actionOf(option: object): Action {
  const append = flag(field(option, 'append'))
  if (append !== undefined) return append ? 'APPEND_IF_EXISTS_OR_ADD' : 'OVERWRITE_IF_EXISTS_OR_ADD'
  return actions.find((action) => action === field(option, 'append_action')) ?? 'APPEND_IF_EXISTS_OR_ADD'
}

const keyOf = (name: string): string => (name.toLowerCase() === 'host' ? ':authority' : name.toLowerCase())

/** All levels' mutations of one side. */
export function mutateAll(headers: HeaderMap, side: Side, selected: SelectedRoute, context: FormatContext): void {
  // Not a route of the configuration: nothing is said about its headers.
  if (selected.route === toTls) return
  for (const level of mutationLevels(selected)) if (hasMutations(level, side)) mutate(headers, side, level, context)
}
