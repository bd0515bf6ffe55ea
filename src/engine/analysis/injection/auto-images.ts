import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, listAt, textAt, textMapAt } from '../read.js'
import { labelSelectorTakes } from '../selector.js'
import { PROXY } from '../shared/in-mesh.js'

/**
 * Pods and Deployments that leave the proxy's image to an injection which does not come.
 * Istio: pkg/config/analysis/analyzers/injection/image-auto.go
 */
export const autoImages: Analyzer = {
  name: 'injection.ImageAutoAnalyzer',
  codes: ['IST0146', 'IST0147'],
  analyze(context) {
    for (const pod of context.all('Pod')) {
      // A pod that exists has been through injection already.
      if (isAuto(pod.spec)) context.report('IST0147', pod, { resourceType: 'Pod', resourceName: pod.name })
    }
    for (const deployment of context.all('Deployment')) {
      if (!isAuto(at(deployment.spec, 'template', 'spec')) || isInjected(deployment, context.once(istioWebhooks), context)) continue
      context.report('IST0146', deployment, { resourceType: 'Deployment', resourceName: deployment.name })
    }
  },
}

const isAuto = (podSpec: unknown): boolean =>
  listAt(podSpec, 'containers').some((container) => textAt(container, 'name') === PROXY && textAt(container, 'image') === 'auto')

const istioWebhooks = (context: AnalysisContext): readonly unknown[] =>
  [...context.all('MutatingWebhookConfiguration')]
    .flatMap(({ object }) => listAt(object, 'webhooks'))
    .filter((webhook) => textAt(webhook, 'name').endsWith('istio.io'))

function isInjected({ namespace, spec }: Instance, webhooks: readonly unknown[], context: AnalysisContext): boolean {
  const namespaceLabels = context.find('Namespace', namespace || 'default')?.labels ?? {}
  const podLabels = textMapAt(spec, 'template', 'metadata', 'labels')
  return webhooks.some(
    (webhook) =>
      labelSelectorTakes(at(webhook, 'namespaceSelector'), namespaceLabels) && labelSelectorTakes(at(webhook, 'objectSelector'), podLabels),
  )
}
