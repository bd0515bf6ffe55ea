import type { MeshConfig } from '../../types/istio/mesh-config.js'
import type { JsonObject } from '../resource-of.js'
import { annotationsOf, envOf, findContainer, goBoolean, withMetadata, withProxy, withVariable } from './containers.js'
import { InjectionError } from './injection-error.js'
import { goJson } from './kube-codec.js'
import { proxyName } from './template/index.js'

type Annotations = Readonly<Record<string, string>>

const [port, path, scrape, targets] = [
  'prometheus_io_port',
  'prometheus_io_path',
  'prometheus_io_scrape',
  'prometheus_istio_io_scrape_targets',
]
const securePort = 'prometheus_istio_io_secure_port'

/** Ports that are the proxy's own. */
const reserved: readonly number[] = [15000, 15001, 15004, 15006, 15008, 15020, 15021, 15053, 15090]

/** `prometheus.io/port` may be written with any sign between its words. */
const plain = (name: string): string => name.replace(/[^a-zA-Z0-9_]/g, '_')
const value = (annotations: Annotations, name: string): string | undefined =>
  Object.entries(annotations).find(([key]) => plain(key) === name)?.[1]

const without = (annotations: Annotations): Annotations =>
  Object.fromEntries(Object.entries(annotations).filter(([key]) => ![port, path, scrape, targets].includes(plain(key))))

/** The annotations without those that an earlier injection set; a pod's own, for another port, stay. */
export const withoutScraping = (annotations: Annotations, agentPort: string): Annotations =>
  value(annotations, port) === agentPort ? without(annotations) : annotations

interface Target {
  readonly port: string
  readonly path: string
}

/** `PORT:PATH` with commas between; undefined where a port is missing. */
function readTargets(text: string): readonly Target[] | undefined {
  const entries = text.split(',').map((e) => e.trim())
  const read = entries
    .filter((e) => e !== '')
    .map((e): Target => {
      const colon = e.indexOf(':')
      const [number, rest] = colon < 0 ? [e, ''] : [e.slice(0, colon), e.slice(colon + 1)]
      return { port: number.trim(), path: rest.trim() || '/metrics' }
    })
  return read.some((t) => t.port === '') ? undefined : read
}

function checkPort(text: string, agentPort: number): void {
  const number = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : 0
  const why = number < 1 || number > 65535 ? 'no-port' : number === agentPort ? 'agent' : reserved.includes(number) ? 'reserved' : undefined
  if (why) throw new InjectionError('injection-error.scrape-port', { port: text, why })
}

/** What is to be scraped of the application, as the agent reads it; undefined for nothing. */
function scraping(annotations: Annotations, agentPort: number): string | undefined {
  const list = readTargets(value(annotations, targets) ?? '') ?? []
  const [first] = list
  const own = { port: value(annotations, port) ?? '', path: value(annotations, path) ?? '' }
  for (const t of list) checkPort(t.port, agentPort)
  if (!first && own.port !== '') checkPort(own.port, agentPort)
  const { port: number, path: where } = first ?? own
  const wish = value(annotations, scrape) ?? ''
  if (wish + number + where === '' && !first) return undefined
  return goJson({ scrape: wish, path: where, port: number, ...(first && { targets: list }) })
}

/**
 * Metrics are scraped from the agent, which adds the application's to the proxy's.
 * @throws InjectionError for a port that cannot be.
 * Istio: pkg/kube/inject/webhook.go#applyPrometheusMerge
 */
export function mergeMetrics(pod: JsonObject, mesh: MeshConfig): JsonObject {
  const annotations = annotationsOf(pod)
  const wishes = goBoolean(value(annotations, scrape)) ?? true
  const merges = goBoolean(annotations['prometheus.istio.io/merge-metrics']) ?? mesh.enablePrometheusMerge
  const agentPort = mesh.defaultConfig.statusPort ?? 0
  if (!wishes || !merges || value(annotations, port) === String(agentPort)) return pod
  const config = scraping(annotations, agentPort)
  const told = config === undefined ? pod : withProxy(pod, (p) => withVariable(p, 'ISTIO_PROMETHEUS_ANNOTATIONS', config))
  return withMetadata(told, 'annotations', {
    ...without(annotations),
    'prometheus.io/port': String(agentPort),
    'prometheus.io/path': '/stats/prometheus',
    'prometheus.io/scrape': 'true',
  })
}

/** A port with TLS for the merged metrics is told by an annotation too. */
export function announceSecurePort(pod: JsonObject): JsonObject {
  const annotations = annotationsOf(pod)
  const proxy = findContainer(pod, proxyName)
  if (!proxy || value(annotations, securePort) !== undefined) return pod
  const own = envOf(proxy).find((e) => e.name === 'ENVOY_SECURE_MERGED_METRICS_PORT' && e.value && e.value !== '0')
  return own ? withMetadata(pod, 'annotations', { ...annotations, 'prometheus.istio.io/secure-port': own.value }) : pod
}
