import { evaluate, formatOf } from '../headers/format.js'
import type { HttpFilter } from '../http/stream.js'
import { field, flag, isFields, objects, part, text } from '../reading.js'
import { step } from './step.js'

/** `envoy.filters.http.set_filter_state`: what later filters, and an internal listener that the request goes on to, can ask for. */
export const setFilterState: HttpFilter = {
  decode(stream, filter) {
    for (const entry of objects(field(filter.typed_config, 'on_request_headers'))) {
      const key = text(entry.object_key) ?? text(entry.factory_key) ?? ''
      const format = part(entry, 'format_string')
      const source = text(field(part(format, 'text_format_source'), 'inline_string')) ?? text(field(format, 'text_format')) ?? ''
      const { text: value } = evaluate(formatOf(source), { stream })
      if (value === '' && flag(entry.skip_if_empty)) continue
      stream.filterState.set(key, value)
      stream.run.note(step('filter-state.set', 'noted', { key, value }, { subject: entry }))
    }
    return undefined
  },
}

/** `envoy.filters.http.set_metadata`. */
export const setMetadata: HttpFilter = {
  decode(stream, filter) {
    const config = filter.typed_config
    const old = field(config, 'value')
    const entries = isFields(old) ? [{ metadata_namespace: field(config, 'metadata_namespace'), value: old, allow_overwrite: true }] : []
    for (const entry of [...entries, ...objects(field(config, 'metadata'))]) {
      const namespace = text(field(entry, 'metadata_namespace')) ?? ''
      const value = field(entry, 'value')
      const known = stream.metadata.get(namespace)
      if (!isFields(value) || (known && !flag(field(entry, 'allow_overwrite')))) continue
      stream.metadata.set(namespace, { ...known, ...value })
      stream.run.note(step('metadata.set', 'noted', { namespace, value: JSON.stringify(value) }, { subject: entry }))
    }
    return undefined
  },
}
