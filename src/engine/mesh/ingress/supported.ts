import type { IngressClassSpec, IngressSpec } from '../../types/kubernetes/ingress.js'
import type { Resource } from '../../types/resource.js'
import type { MeshConfig } from '../mesh-config.js'

export type Ingress = Resource<IngressSpec>

const classAnnotation = 'kubernetes.io/ingress.class'
const istioController = 'istio.io/ingress-controller'

/**
 * Whether an Ingress is for Istio: by its annotation, else by its class's controller, else by the mesh's mode.
 * Istio: pilot/pkg/config/kube/ingress/virtualservices.go#shouldProcessIngressWithClass
 */
export function isForIstio(ingress: Ingress, mesh: MeshConfig, classOf: (name: string) => Resource<IngressClassSpec> | undefined): boolean {
  const mode = mesh.ingressControllerMode
  if (Object.hasOwn(ingress.annotations, classAnnotation)) {
    return (mode === 'STRICT' || mode === 'DEFAULT') && ingress.annotations[classAnnotation] === mesh.ingressClass
  }
  const name = ingress.spec?.ingressClassName
  const ingressClass = name === undefined ? undefined : classOf(name)
  return ingressClass ? ingressClass.spec?.controller === istioController : mode === 'DEFAULT'
}
