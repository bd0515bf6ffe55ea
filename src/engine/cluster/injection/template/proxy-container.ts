import type { JsonObject } from '../../resource-of.js'
import { values } from '../settings.js'
import { annotation, type TemplateContext } from './context.js'

/** What the agent is started with. */
export const agentArgs = (c: TemplateContext, role: 'sidecar' | 'router'): readonly string[] => [
  'proxy',
  role,
  '--domain',
  `$(POD_NAMESPACE).svc.${values.clusterDomain}`,
  `--proxyLogLevel=${annotation(c, 'sidecar.istio.io/logLevel', values.logLevel)}`,
  `--proxyComponentLogLevel=${annotation(c, 'sidecar.istio.io/componentLogLevel', values.componentLogLevel)}`,
  `--log_output_level=${annotation(c, 'sidecar.istio.io/agentLogLevel', values.agentLogLevel)}`,
]

/** YAML reads a number that begins with 0 as an octal one. */
const number = (text: string): number => (/^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text))

/** Asks the proxy whether it is ready; pods may change how often, gateways may not. */
export function readinessProbe(c: TemplateContext, port: number, isOwn: boolean): JsonObject {
  const setting = (name: string, fallback: string) =>
    number(isOwn ? annotation(c, `readiness.status.sidecar.istio.io/${name}`, fallback) : fallback)
  return {
    httpGet: { path: '/healthz/ready', port },
    initialDelaySeconds: setting('initialDelaySeconds', values.readinessDelay),
    periodSeconds: setting('periodSeconds', values.readinessPeriod),
    timeoutSeconds: 3,
    failureThreshold: setting('failureThreshold', values.readinessFailures),
  }
}

export const metricsPort: JsonObject = { containerPort: 15090, protocol: 'TCP', name: 'http-envoy-prom' }

export const command = (...words: readonly string[]): JsonObject => ({ exec: { command: words } })
