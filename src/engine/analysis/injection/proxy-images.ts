import type { Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { own, textAt } from '../read.js'
import { containersOf, PROXY } from '../shared/in-mesh.js'
import { imageTypes } from './image-type.js'
import { injectedImage, injectorConfigName, injectorValues } from './injector-config.js'

/**
 * Pods whose proxy is not of the image that is injected now.
 * Istio: pkg/config/analysis/analyzers/injection/injection-image.go
 */
export const proxyImages: Analyzer = {
  name: 'injection.ImageAnalyzer',
  codes: ['IST0158'],
  analyze(context) {
    const configs = context.once(injectorValues)
    if (configs.size === 0) return
    const typeOf = imageTypes(context)
    const mismatched = new Map<Instance, string[]>()
    for (const pod of context.all('Pod')) {
      const namespace = context.find('Namespace', pod.namespace)
      const revision = namespace && revisionOf(namespace)
      const config = revision === undefined ? undefined : injectorConfigName(revision)
      if (!namespace || config === undefined || !configs.has(config) || own(pod.annotations, 'sidecar.istio.io/proxyImage')) continue
      const image = injectedImage(configs.get(config))
      for (const container of containersOf(pod.spec)) {
        if (textAt(container, 'name') !== PROXY) continue
        const its = textAt(container, 'image')
        if (its !== image && its !== `${image}-${typeOf(pod)}`) mismatched.set(namespace, [...(mismatched.get(namespace) ?? []), pod.name])
      }
    }
    for (const [namespace, podNames] of mismatched) context.report('IST0158', namespace, { podNames: podNames.sort() })
  },
}

/** The revision that injects a namespace's pods; undefined where none does. */
function revisionOf({ labels }: Instance): string | undefined {
  const revision = own(labels, 'istio.io/rev')
  if (revision !== undefined) return revision
  return own(labels, 'istio-injection') === 'enabled' ? 'default' : undefined
}
