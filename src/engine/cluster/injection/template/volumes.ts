import { isObject, type JsonObject } from '../../resource-of.js'
import { InjectionError } from '../injection-error.js'
import { values } from '../settings.js'
import { annotation, has, type TemplateContext } from './context.js'

export const mount = (name: string, mountPath: string): JsonObject => ({ name, mountPath })

/** A volume that says nothing of its source: the kubelet takes it for an empty directory. */
export const unsaid = (name: string): JsonObject => ({ name, emptyDir: null })
export const empty = (name: string): JsonObject => ({ name, emptyDir: {} })
export const inMemory = (name: string): JsonObject => ({ name, emptyDir: { medium: 'Memory' } })

export const mounts = {
  socket: mount('workload-socket', '/var/run/secrets/workload-spiffe-uds'),
  credentials: mount('credential-socket', '/var/run/secrets/credential-uds'),
  certificates: mount('workload-certs', '/var/run/secrets/workload-spiffe-credentials'),
  ca: mount('istiod-ca-cert', '/var/run/secrets/istio'),
  revoked: mount('istio-ca-crl', '/var/run/secrets/istio/crl'),
  data: mount('istio-data', '/var/lib/istio/data'),
  envoy: mount('istio-envoy', '/etc/istio/proxy'),
  xds: mount('istio-xds', '/etc/istio/proxy'),
  token: mount('istio-token', '/var/run/secrets/tokens'),
  podInfo: mount('istio-podinfo', '/etc/istio/pod'),
} as const

/** What every proxy reads: about its pod, its token, the root certificate. */
export const commonVolumes: readonly JsonObject[] = [
  empty('istio-data'),
  {
    name: 'istio-podinfo',
    downwardAPI: { items: ['labels', 'annotations'].map((path) => ({ path, fieldRef: { fieldPath: `metadata.${path}` } })) },
  },
  {
    name: 'istio-token',
    projected: { sources: [{ serviceAccountToken: { path: 'istio-token', expirationSeconds: 43200, audience: values.tokenAudience } }] },
  },
  { name: 'istiod-ca-cert', configMap: { name: 'istio-ca-root-cert' } },
]

export const revocationList: JsonObject = { name: 'istio-ca-crl', configMap: { name: 'istio-ca-crl', optional: true } }

const overrideName = 'sidecar.istio.io/bootstrapOverride'

export const bootstrapMount = ({ annotations }: TemplateContext): readonly JsonObject[] =>
  has(annotations, overrideName) ? [mount('custom-bootstrap-volume', '/etc/istio/custom-bootstrap')] : []

export const bootstrapVolume = (c: TemplateContext): readonly JsonObject[] =>
  has(c.annotations, overrideName) ? [{ name: 'custom-bootstrap-volume', configMap: { name: annotation(c, overrideName, '') } }] : []

/** The volumes, or mounts, that an annotation lists by name in JSON. */
function listed({ annotations }: TemplateContext, name: string): readonly JsonObject[] {
  if (!has(annotations, name)) return []
  let read: unknown
  try {
    read = JSON.parse(annotations[name] ?? '')
  } catch {
    read = undefined
  }
  if (read === null) return []
  if (!isObject(read) || !Object.values(read).every(isObject)) throw new InjectionError('injection-error.annotation-json', { name })
  const entries = Object.entries(read as Readonly<Record<string, JsonObject>>)
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => ({ name: key, ...value }))
}

export const userVolumes = (c: TemplateContext): readonly JsonObject[] => listed(c, 'sidecar.istio.io/userVolume')
export const userMounts = (c: TemplateContext): readonly JsonObject[] => listed(c, 'sidecar.istio.io/userVolumeMount')
