import type { Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, listAt, textAt } from '../read.js'
import { isControlPlane, PROXY } from '../shared/in-mesh.js'

/** The user that the sidecar runs as; iptables lets its traffic pass. */
const RESERVED = 1337

const runsReserved = (holder: unknown): boolean => at(holder, 'securityContext', 'runAsUser') === RESERVED

/** Istio: pkg/config/analysis/analyzers/deployment/pod.go */
export const applicationUid: Analyzer = {
  name: 'applicationUID.Analyzer',
  codes: ['IST0144'],
  analyze(context) {
    const look = (instance: Instance, podSpec: unknown): void => {
      if (isControlPlane(instance)) return
      const application = listAt(podSpec, 'containers').filter((c) => !['istio-operator', PROXY].includes(textAt(c, 'name')))
      if (runsReserved(podSpec) || application.some(runsReserved)) context.report('IST0144', instance, {})
    }
    for (const pod of context.all('Pod')) look(pod, pod.spec)
    for (const deployment of context.all('Deployment')) look(deployment, at(deployment.spec, 'template', 'spec'))
  },
}
