import { values } from '../settings.js'
import { annotation, type TemplateContext } from './context.js'

/** A tag of this kind of image; one that the tag names already gives way. `default` is the plain one. */
function tagOf(type: string): string {
  if (type === '') return values.tag
  const plain = values.tag.replace(/-(?:distroless|debug)$/, '')
  return type === 'default' ? plain : `${plain}-${type}`
}

/** The image of the proxy, or of its init container, which no proxy configuration chooses. Istio: pkg/kube/inject/inject.go#ProxyImage */
export function proxyImage(c: TemplateContext, isInit: boolean): string {
  const own = annotation(c, 'sidecar.istio.io/proxyImage', '')
  if (own.includes('/')) return own
  const configured = isInit ? '' : (c.proxyConfig.image?.imageType ?? '')
  const type = annotation(c, 'sidecar.istio.io/proxyImageType', configured)
  return `${values.hub}/${values.proxyImage}:${tagOf(type)}`
}
