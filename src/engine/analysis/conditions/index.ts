import type { Collection } from '../collections.js'
import type { Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { listAt, textAt } from '../read.js'

const waypoint = ['istio.io/WaypointBound']
const policy = ['ZtunnelAccepted', 'WaypointAccepted']
const gatewayApi = ['Accepted', 'Programmed', 'ResolvedRefs']

/** The conditions of each kind that are bad when they are `False`. */
const conditionTypes: ReadonlyMap<Collection, readonly string[]> = new Map([
  ['Service', waypoint],
  ['ServiceEntry', waypoint],
  ['WorkloadEntry', waypoint],
  ['AuthorizationPolicy', policy],
  ['KubernetesGateway', gatewayApi],
  ['HTTPRoute', gatewayApi],
  ['GRPCRoute', gatewayApi],
])

/** Routes have conditions for each parent; all others have one list. */
const conditionsOf = ({ collection, status }: Instance): readonly unknown[] =>
  collection === 'HTTPRoute' || collection === 'GRPCRoute'
    ? listAt(status, 'parents').flatMap((parent) => listAt(parent, 'conditions'))
    : listAt(status, 'conditions')

/**
 * What a controller wrote into an object's status that says no.
 * Istio: pkg/config/analysis/analyzers/conditions/conditions.go
 */
export const conditions: Analyzer = {
  name: 'conditions.ConditionAnalyzer',
  codes: ['IST0171'],
  analyze(context) {
    for (const [collection, types] of conditionTypes) {
      for (const instance of context.all(collection)) {
        for (const condition of conditionsOf(instance)) {
          const conditionType = textAt(condition, 'type')
          const reason = textAt(condition, 'reason')
          const args = { conditionType, reason, message: textAt(condition, 'message') }
          if (types.includes(conditionType) && textAt(condition, 'status') === 'False') context.report('IST0171', instance, args)
          // Some of the policy's rules hold and some do not: its status is True all the same.
          else if (collection === 'AuthorizationPolicy' && conditionType === 'WaypointAccepted' && reason === 'PartiallyInvalid') {
            context.report('IST0171', instance, args)
          }
        }
      }
    }
  },
}
