import { isExpression } from './expressions.js'
import { checkNotNegative } from './numbers.js'
import type { Place } from './place.js'
import type { Report } from './report.js'
import { checkAttachment, checkSelector } from './selectors.js'

/** Istio: pkg/config/validation#ValidateTelemetry */
export function checkTelemetry(report: Report, spec: Place): void {
  checkAttachment(report, spec)
  for (const metrics of spec.at('metrics').items) checkMetrics(report, metrics)
  const tracing = spec.at('tracing')
  if (tracing.items.length > 1) report.warn(tracing, 'MB0429', { field: 'tracing' })
  for (const settings of tracing.items) checkTracing(report, settings)
  for (const logging of spec.at('accessLogging').items) {
    const expression = logging.at('filter').at('expression')
    if (logging.has('filter') && !isExpression(expression.text)) {
      report.error(expression.isSet ? expression : logging.at('filter'), 'MB0428', { expression: expression.text })
    }
    checkProviders(report, logging)
  }
}

/** Up to the first that is wrong. */
function checkProviders(report: Report, settings: Place): void {
  const nameless = settings.at('providers').items.find((provider) => provider.at('name').text === '')
  if (nameless) report.error(nameless, 'MB0312', { parent: 'providers', field: 'name' })
}

/** Istio: pkg/config/validation#validateTelemetryMetrics */
function checkMetrics(report: Report, metrics: Place): void {
  checkProviders(report, metrics)
  for (const override of metrics.at('overrides').items) {
    for (const [name, tag] of override.at('tagOverrides').entries) {
      if (name === '') report.warn(tag, 'MB0311', { field: 'tagOverrides' })
      const operation = tag.at('operation')
      const removes = operation.text === 'REMOVE'
      // An enum's value may be a number that has no name.
      const upserts = !removes && typeof operation.value !== 'number'
      const value = tag.at('value')
      if (upserts && value.text === '') report.error(tag, 'MB0312', { parent: 'operation: UPSERT', field: 'value' })
      if (removes && value.text !== '') report.error(value, 'MB0375', { field: 'value', other: 'operation: UPSERT' })
    }
    const custom = override.at('match').at('customMetric')
    if (custom.isSet && custom.text === '') report.error(custom, 'MB0311', { field: 'customMetric' })
  }
}

const tagParts = { literal: 'value', header: 'name', environment: 'name' } as const

/** Istio: pkg/config/validation#validateTelemetryTracing */
function checkTracing(report: Report, settings: Place): void {
  const providers = settings.at('providers')
  if (providers.items.length > 1) report.warn(providers, 'MB0429', { field: 'providers' })
  checkProviders(report, settings)
  const share = settings.at('randomSamplingPercentage')
  if (share.number < 0 || share.number > 100) report.error(share, 'MB0305', { field: share.name, value: share.number })
  for (const [name, tag] of settings.at('customTags').entries) {
    if (name === '') report.error(tag, 'MB0311', { field: 'customTags' })
    for (const [kind, part] of Object.entries(tagParts)) {
      if (tag.has(kind) && tag.at(kind).at(part).text === '') report.error(tag.at(kind), 'MB0312', { parent: kind, field: part })
    }
  }
}

/** Istio: pkg/config/validation#ValidateProxyConfig */
export function checkProxyConfig(report: Report, spec: Place): void {
  checkSelector(report, spec.at('selector'))
  checkNotNegative(report, spec.at('concurrency'))
}
