import type { InjectionPieceCode } from '../../types/injection-pieces.js'
import type { JsonObject } from '../resource-of.js'
import { proxyName } from './template/index.js'

type Codes = Readonly<Record<string, InjectionPieceCode>>
const find = (codes: Codes, name: string, fallback: InjectionPieceCode): InjectionPieceCode =>
  (Object.hasOwn(codes, name) ? codes[name] : undefined) ?? fallback

const annotations: Codes = {
  'sidecar.istio.io/status': 'injection-piece.status',
  'istio.io/rev': 'injection-piece.revision',
  'kubectl.kubernetes.io/default-container': 'injection-piece.default-container',
  'kubectl.kubernetes.io/default-logs-container': 'injection-piece.default-container',
  'prometheus.io/port': 'injection-piece.prometheus',
  'prometheus.io/path': 'injection-piece.prometheus',
  'prometheus.io/scrape': 'injection-piece.prometheus',
  'sidecar.istio.io/interceptionMode': 'injection-piece.cni-annotation',
}

const labels: Codes = {
  'security.istio.io/tlsMode': 'injection-piece.tls-mode',
  'service.istio.io/canonical-name': 'injection-piece.canonical',
  'service.istio.io/canonical-revision': 'injection-piece.canonical',
  'networking.istio.io/tunnel': 'injection-piece.tunnel',
}

const volumes: Codes = {
  'workload-socket': 'injection-piece.workload-socket',
  'credential-socket': 'injection-piece.credential-socket',
  'workload-certs': 'injection-piece.workload-certs',
  'istio-envoy': 'injection-piece.envoy-volume',
  'istio-xds': 'injection-piece.xds-volume',
  'istio-data': 'injection-piece.data-volume',
  'istio-podinfo': 'injection-piece.podinfo-volume',
  'istio-token': 'injection-piece.token-volume',
  'istiod-ca-cert': 'injection-piece.ca-volume',
  'istio-ca-crl': 'injection-piece.crl-volume',
}

export const pieceOfLabel = (name: string): InjectionPieceCode => find(labels, name, 'injection-piece.label')

export const pieceOfAnnotation = (name: string): InjectionPieceCode =>
  name.startsWith('traffic.sidecar.istio.io/') ? 'injection-piece.cni-annotation' : find(annotations, name, 'injection-piece.annotation')

export const pieceOfVolume = (name: string): InjectionPieceCode => find(volumes, name, 'injection-piece.volume')

export function pieceOfContainer(name: string, isNative: boolean): InjectionPieceCode {
  if (name === proxyName) return isNative ? 'injection-piece.native-proxy' : 'injection-piece.proxy'
  return find({ 'istio-init': 'injection-piece.init', 'istio-validation': 'injection-piece.validation' }, name, 'injection-piece.container')
}

/** An init container that keeps running, as Kubernetes has sidecars. */
export const isNativeContainer = (container: JsonObject): boolean => container.restartPolicy === 'Always'
