import { readFiles } from '../../source/index.js'
import type { AnalysisContext } from '../context.js'
import type { Instance } from '../instance.js'
import { at, own, textAt, textMapAt } from '../read.js'
import { selects } from '../selector.js'

/**
 * The variant of the proxy's image that a pod should have: the most special of mesh, root namespace, namespace, workload and the pod's own
 * annotation says it. Istio: pkg/config/analysis/analyzers/util/proxyconfig.go
 */
export function imageTypes(context: AnalysisContext): (pod: Instance) => string {
  let root = ''
  const byNamespace = new Map<string, string>()
  const byWorkload: Instance[] = []
  for (const config of context.all('ProxyConfig')) {
    if (config.namespace === context.mesh.rootNamespace) root = imageType(config.spec)
    else if (at(config.spec, 'selector') === undefined) byNamespace.set(config.namespace, imageType(config.spec))
    else byWorkload.push(config)
  }
  return (pod) => {
    let type = byNamespace.get(pod.namespace) || root || context.mesh.imageType
    for (const config of byWorkload) {
      // The name is compared from its beginning only, as istioctl does.
      if (!config.fullName.startsWith(pod.namespace)) continue
      if (selects(textMapAt(config.spec, 'selector', 'matchLabels'), pod.labels)) type = imageType(config.spec) || type
    }
    const text = own(pod.annotations, 'proxy.istio.io/config')
    if (text) type = imageType(readFiles([{ name: 'proxy.istio.io/config', text }]).documents[0]?.value) || type
    return type === 'default' ? '' : type
  }
}

const imageType = (proxyConfig: unknown): string => textAt(proxyConfig, 'image', 'imageType')
