/**
 * Rules: from what a pod's capture was asked to be to the rules of iptables, word for word as Istio's tools make them. Each rule says why
 * it is there, as a code with arguments.
 * Istio: tools/istio-iptables/pkg/capture, cni/pkg/iptables
 */
export { ambientRules } from './ambient.js'
export { sidecarCalls } from './calls.js'
export type { IpFamily, Match, Rule, Rules, Table, Target } from './model.js'
export { OptionError, type OptionErrorCode } from './option-error.js'
export { ambientDefaults, noOverrides, sidecarDefaults } from './options.js'
export { type Read, readAmbientOptions, readPodOverrides, readSidecarOptions } from './read-options.js'
export { ruleBody, ruleText } from './render.js'
export { type RestoreLine, restoreLines, restoreText } from './restore.js'
export { ambientRoutes, type MarkRoute, sidecarRoutes } from './routes.js'
export { sidecarRules } from './sidecar.js'
