import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, own } from '../read.js'
import { podProxyImage } from '../shared/in-mesh.js'
import { injectorConfigName, injectorValues, injectsByDefault } from './injector-config.js'

const INJECTION = 'istio-injection'
const REVISION = 'istio.io/rev'
const MODE = 'istio.io/dataplane-mode'
const INJECT = 'sidecar.istio.io/inject'

/**
 * Namespaces that are not injected or say it twice, and pods that lack the proxy which their namespace asks for.
 * Istio: pkg/config/analysis/analyzers/injection/injection.go
 */
export const injection: Analyzer = {
  name: 'injection.Analyzer',
  codes: ['IST0102', 'IST0103', 'IST0123', 'IST0148'],
  analyze(context) {
    const injected = injectedNamespaces(context)
    for (const pod of context.all('Pod')) {
      if (!injected.has(pod.namespace)) continue
      const asked = own(pod.labels, INJECT) ?? own(pod.annotations, INJECT) ?? ''
      if (asked.toLowerCase() === 'false' || at(pod.spec, 'hostNetwork') === true) continue
      if (podProxyImage(pod) === '') context.report('IST0103', pod, { podName: pod.fullName })
    }
  },
}

function injectedNamespaces(context: AnalysisContext): ReadonlySet<string> {
  const configs = context.once(injectorValues)
  const injected = new Set<string>()
  // A namespace whose revision has no ConfigMap is held to what the one before it was held to.
  let isDefault = false
  for (const namespace of context.all('Namespace')) {
    if (namespace.name === 'istio-system') continue
    reportLabels(namespace, context)
    if (own(namespace.labels, MODE) === 'ambient') continue
    const label = own(namespace.labels, INJECTION) ?? ''
    const revision = own(namespace.labels, REVISION)
    const config = injectorConfigName(revision ?? '')
    if (configs.has(config)) isDefault = injectsByDefault(configs.get(config))
    if (label === '' && revision === undefined) {
      if (isDefault) context.report('IST0148', namespace, {})
      else context.report('IST0102', namespace, { namespace: namespace.name }, ['metadata', 'name'])
    } else if (label === 'enabled') injected.add(namespace.name)
  }
  return injected
}

function reportLabels(namespace: Instance, context: AnalysisContext): void {
  const injectionLabel = own(namespace.labels, INJECTION)
  const others = injectionLabel === undefined || injectionLabel === 'enabled' ? [REVISION, MODE] : []
  const labels = [INJECTION, ...others].flatMap((key) => {
    const value = own(namespace.labels, key)
    return value === undefined ? [] : [`${key}=${value}`]
  })
  if (labels.length > 1) context.report('IST0123', namespace, { labels })
}
