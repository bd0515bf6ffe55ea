/**
 * The data plane of Envoy. Takes any Envoy configuration and a connection with its request; gives everything that can happen to it, with
 * probabilities and every decision on the way. Knows Envoy only: no Kubernetes, no Istio, no kernel.
 */

export { everyWay, oneWay } from './chance.js'
export type { ConfigProblem, ConfigProblems } from './config/problem.js'
export { type ReadConfig, readConfig } from './config/read.js'
export { type ReadText, readConfigText } from './config/text.js'
export type { ConfigNode, EnvoyConfig } from './config.js'
export { listenerAt } from './listener/addresses.js'
export { follow, type TraceOptions, trace, type Unweighted, weigh } from './trace.js'
