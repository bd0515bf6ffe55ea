import { messageNamed } from '../envoy/envoy-schema.js'
import { faultsOf, type MessageFault, untyped } from '../envoy/message-faults.js'
import { readMessage, UnreadableMessage } from '../envoy/read-message.js'
import { Place } from './place.js'
import type { Report } from './report.js'

const messages: Readonly<Record<string, string>> = {
  LISTENER: 'envoy.config.listener.v3.Listener',
  LISTENER_FILTER: 'envoy.config.listener.v3.ListenerFilter',
  FILTER_CHAIN: 'envoy.config.listener.v3.FilterChain',
  NETWORK_FILTER: 'envoy.config.listener.v3.Filter',
  HTTP_FILTER: 'envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter',
  ROUTE_CONFIGURATION: 'envoy.config.route.v3.RouteConfiguration',
  VIRTUAL_HOST: 'envoy.config.route.v3.VirtualHost',
  HTTP_ROUTE: 'envoy.config.route.v3.Route',
  CLUSTER: 'envoy.config.cluster.v3.Cluster',
  EXTENSION_CONFIG: 'envoy.config.core.v3.TypedExtensionConfig',
}

/**
 * Whether a patch is what it patches: an error where it cannot be read, a warning where a part of it means nothing to Envoy. Of the bootstrap
 * we do not know the fields. Istio: pkg/config/validation/envoyfilter#validateEnvoyFilter
 */
export function checkPatchValue(report: Report, value: Place, applyTo: string): void {
  const message = messageNamed(messages[applyTo] ?? '')
  if (!message || !value.isSet) return
  const within = (path: readonly (string | number)[]): Place => new Place(undefined, [...value.path, ...path])
  let first: MessageFault | undefined
  for (const fault of faultsOf(value.value, message)) {
    if (fault.kind === 'type') {
      report.error(within(fault.path), 'MB0413', { type: fault.name })
      return
    }
    first ??= fault
  }
  try {
    const names = untyped(readMessage(value.value, message), message)
    if (first) report.warn(within(first.path), 'MB0433', { field: first.name, applyTo })
    else if (names.length > 0) report.warn(value, 'MB0434', { names })
  } catch (error) {
    if (!(error instanceof UnreadableMessage)) throw error
    report.error(within(error.path), 'MB0435', { field: String(error.path.findLast((s) => typeof s === 'string') ?? 'value'), applyTo })
  }
}
