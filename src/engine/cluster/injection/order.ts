import type { JsonObject } from '../resource-of.js'
import { containersOf, moved, named, withContainers } from './containers.js'
import { proxyName } from './template/index.js'

/**
 * Puts the proxy last, so that kubectl talks to the application, or first if the application is to wait for it; the container that sets
 * the rules up last of its kind, so that others still reach the network, or first if the proxy runs among them.
 * Istio: pkg/kube/inject/webhook.go#reorderPod
 */
export function ordered(pod: JsonObject, proxyFirst: boolean): JsonObject {
  const containers = moved(containersOf(pod, 'containers'), proxyName, proxyFirst ? 'first' : 'last')
  const inits = containersOf(pod, 'initContainers')
  const moves: readonly (readonly [string, 'first' | 'last'])[] = named(inits, proxyName)
    ? [
        ['enable-core-dump', 'first'],
        [proxyName, 'first'],
        ['istio-validation', 'first'],
        ['istio-init', 'first'],
      ]
    : [
        ['istio-validation', 'first'],
        ['istio-init', 'last'],
        ['enable-core-dump', 'last'],
      ]
  const order = moves.reduce<readonly JsonObject[]>((list, [name, where]) => moved(list, name, where), inits)
  return withContainers(withContainers(pod, 'containers', containers), 'initContainers', order)
}
