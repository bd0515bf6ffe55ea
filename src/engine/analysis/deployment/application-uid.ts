import { memo1 } from '../../memo.js'
import type { Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, listAt, textAt } from '../read.js'
import { isControlPlane, PROXY } from '../shared/in-mesh.js'

/** The user that the sidecar runs as; iptables lets its traffic pass. */
const RESERVED = 1337

const runsReserved = (holder: unknown): boolean => at(holder, 'securityContext', 'runAsUser') === RESERVED

/** Whether a pod, or the pods of a Deployment, run as the proxy's user. Remembered as long as the instance lives: pods are many. */
const runsAsProxy = memo1((instance: Instance): boolean => {
  if (isControlPlane(instance)) return false
  const podSpec = instance.collection === 'Pod' ? instance.spec : at(instance.spec, 'template', 'spec')
  const application = listAt(podSpec, 'containers').filter((c) => !['istio-operator', PROXY].includes(textAt(c, 'name')))
  return runsReserved(podSpec) || application.some(runsReserved)
})

/** Istio: pkg/config/analysis/analyzers/deployment/pod.go */
export const applicationUid: Analyzer = {
  name: 'applicationUID.Analyzer',
  codes: ['IST0144'],
  analyze(context) {
    for (const kind of ['Pod', 'Deployment'] as const)
      for (const instance of context.all(kind)) if (runsAsProxy(instance)) context.report('IST0144', instance, {})
  },
}
