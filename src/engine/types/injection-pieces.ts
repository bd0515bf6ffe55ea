import type { Path } from './source.js'

/** What injection adds to a pod, or changes in it. The texts are in `src/i18n/injection`. */
export type InjectionPieceCode = `injection-piece.${
  | 'status'
  | 'revision'
  | 'default-container'
  | 'prometheus'
  | 'cni-annotation'
  | 'annotation'
  | 'tls-mode'
  | 'canonical'
  | 'tunnel'
  | 'label'
  | 'init'
  | 'init-rights'
  | 'validation'
  | 'container'
  | 'proxy'
  | 'native-proxy'
  | 'proxy-rights'
  | 'proxy-stop'
  | 'proxy-hold'
  | 'proxy-startup'
  | 'proxy-readiness'
  | 'proxy-config'
  | 'probers'
  | 'scraping'
  | 'probe'
  | 'hook'
  | 'container-field'
  | 'workload-socket'
  | 'credential-socket'
  | 'workload-certs'
  | 'envoy-volume'
  | 'xds-volume'
  | 'data-volume'
  | 'podinfo-volume'
  | 'token-volume'
  | 'ca-volume'
  | 'crl-volume'
  | 'volume'
  | 'field'}`

/** One piece: `name` of the container, volume, label or annotation; `value` of a label or annotation, or the field of a container. */
export interface InjectionPiece {
  readonly code: InjectionPieceCode
  readonly arguments: { readonly name: string; readonly value: string }
  /** Where it stands in the injected pod. */
  readonly path: Path
}
