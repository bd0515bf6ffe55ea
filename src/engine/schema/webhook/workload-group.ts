import { checkProbeHeader } from './header-names.js'
import { checkLabels } from './labels.js'
import { checkNotNegative, checkPort } from './numbers.js'
import type { Place } from './place.js'
import { Report, type WebhookFinding } from './report.js'

const COUNTS = ['periodSeconds', 'initialDelaySeconds', 'timeoutSeconds', 'successThreshold', 'failureThreshold']

/** Up to the first part that is wrong. Istio: pkg/config/validation#ValidateWorkloadGroup */
export function checkWorkloadGroup(report: Report, spec: Place): void {
  if (!spec.has('template')) {
    report.error(spec, 'MB0312', { parent: 'spec', field: 'template' })
    return
  }
  const found: WebhookFinding[] = []
  const labels = spec.at('metadata').at('labels')
  checkLabels(new Report(found), labels)
  // Istio says in one what is wrong with the labels.
  const [first] = found
  if (first) report.error(labels, first.code, first.arguments as never)
  else if (spec.has('probe')) checkProbe(report, spec.at('probe'))
}

/** Istio: pkg/config/validation#validateReadinessProbe */
function checkProbe(report: Report, probe: Place): void {
  for (const count of COUNTS) checkNotNegative(report, probe.at(count))
  const [http, tcp, exec, grpc] = [probe.at('httpGet'), probe.at('tcpSocket'), probe.at('exec'), probe.at('grpc')]
  // They are one choice: of several the last holds.
  if (grpc.isSet) report.error(grpc, 'MB0317', { field: 'grpc' })
  else if (exec.isSet) {
    if (!exec.at('command').isFilled) report.error(exec, 'MB0312', { parent: 'exec', field: 'command' })
  } else if (tcp.isSet) checkPort(report, tcp.at('port'))
  else if (http.isSet) checkHttpProbe(report, http)
  else report.error(probe, 'MB0313', { parent: 'probe', fields: ['httpGet', 'tcpSocket', 'exec'] })
}

function checkHttpProbe(report: Report, http: Place): void {
  checkPort(report, http.at('port'))
  const scheme = http.at('scheme')
  if (!['', 'HTTP', 'HTTPS'].includes(scheme.text)) {
    report.error(scheme, 'MB0308', { field: 'scheme', value: scheme.text, allowed: ['HTTP', 'HTTPS'] })
  }
  for (const header of http.at('httpHeaders').items) checkProbeHeader(report, header.at('name'))
}
