import type { Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { own } from '../read.js'
import { ignoredAnnotations, knownAnnotations } from './known.js'
import { problemOf } from './values.js'

const INJECT = 'sidecar.istio.io/inject'

const isIstios = (annotation: string): boolean =>
  annotation === 'kubernetes.io/ingress.class' || (annotation.split('/', 1)[0] ?? '').endsWith('istio.io')

/**
 * Istio's annotations on Kubernetes' objects: unknown, deprecated, on the wrong kind, or with a value that the injector refuses.
 * Istio: pkg/config/analysis/analyzers/annotations
 */
export const annotations: Analyzer = {
  name: 'annotations.K8sAnalyzer',
  codes: ['IST0107', 'IST0108', 'IST0125', 'IST0135'],
  analyze(context) {
    const look = (kind: string, instance: Instance): void => {
      for (const [annotation, value] of Object.entries(instance.annotations)) {
        if (!isIstios(annotation) || ignoredAnnotations.has(annotation)) continue
        const known = knownAnnotations.get(annotation)
        if (!known) {
          context.report('IST0108', instance, { annotation })
          continue
        }
        // With the label beside it the annotation is kept for older versions on purpose.
        if (known.isDeprecated && !(annotation === INJECT && own(instance.labels, INJECT) !== undefined)) {
          context.report('IST0135', instance, { annotation, replacement: annotation === INJECT ? INJECT : '' })
        }
        if (known.kinds.includes('Any')) continue
        if (!known.kinds.includes(kind)) {
          context.report('IST0107', instance, { annotation, kind: known.kinds.join(', ') })
          continue
        }
        const problem = problemOf(annotation, value)
        if (problem) context.report('IST0125', instance, { annotation, problem, value })
      }
    }
    for (const kind of ['Namespace', 'Service', 'Pod', 'Deployment'] as const) {
      for (const instance of context.all(kind)) look(kind, instance)
    }
  },
}
