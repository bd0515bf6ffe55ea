import type { Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, listAt, textAt, textMapAt } from '../read.js'
import { firstLabel, selectorText } from '../selector.js'

const namesOf = (telemetries: readonly Instance[]): readonly string[] => telemetries.map(({ name }) => name).sort()

/** Access logging that names no provider while the mesh has none by default. Istio: pkg/config/analysis/analyzers/telemetry/providers.go */
export const telemetryProviders: Analyzer = {
  name: 'telemetry.ProviderAnalyzer',
  codes: ['IST0157'],
  analyze(context) {
    if (context.mesh.hasDefaultAccessLogging) return
    for (const telemetry of context.all('Telemetry')) {
      const isWithout = listAt(telemetry.spec, 'accessLogging').some(
        (logging) => at(logging, 'disabled') !== true && listAt(logging, 'providers').length === 0,
      )
      if (isWithout) context.report('IST0157', telemetry, { name: telemetry.name, namespace: telemetry.namespace })
    }
  },
}

/** Telemetries whose selector takes no pod, or one that another takes too. Istio: pkg/config/analysis/analyzers/telemetry/selector.go */
export const telemetrySelectors: Analyzer = {
  name: 'telemetry.SelectorAnalyzer',
  codes: ['IST0101', 'IST0159'],
  analyze(context) {
    const byPod = new Map<Instance, Instance[]>()
    for (const telemetry of context.all('Telemetry')) {
      const labels = textMapAt(telemetry.spec, 'selector', 'matchLabels')
      if (Object.keys(labels).length === 0) continue
      const pods = context.podsIn(telemetry.namespace).select(labels)
      for (const pod of pods) byPod.set(pod, [...(byPod.get(pod) ?? []), telemetry])
      if (pods.length > 0) continue
      const selector = selectorText(labels)
      const path = ['spec', 'selector', 'matchLabels', firstLabel(selector)]
      context.report('IST0101', telemetry, { reftype: 'selector', refval: selector }, path)
    }
    for (const [pod, telemetries] of byPod) {
      if (telemetries.length < 2) continue
      const args = { conflictingTelemetries: namesOf(telemetries), namespace: pod.namespace, workloadPod: pod.name }
      for (const telemetry of telemetries) context.report('IST0159', telemetry, args, ['metadata', 'name'])
    }
  },
}

/** Several Telemetries without selector in one namespace. Istio: pkg/config/analysis/analyzers/telemetry/default_selector.go */
export const telemetryDefaults: Analyzer = {
  name: 'telemetry.DefaultSelectorAnalyzer',
  codes: ['IST0160'],
  analyze(context) {
    const byNamespace = new Map<string, Instance[]>()
    for (const telemetry of context.all('Telemetry')) {
      if (at(telemetry.spec, 'selector') !== undefined) continue
      byNamespace.set(telemetry.namespace, [...(byNamespace.get(telemetry.namespace) ?? []), telemetry])
    }
    for (const [namespace, telemetries] of byNamespace) {
      if (telemetries.length < 2) continue
      for (const telemetry of telemetries) {
        context.report('IST0160', telemetry, { conflictingTelemetries: namesOf(telemetries), namespace })
      }
    }
  },
}

/** Tracing by a provider of the kind Lightstep. Istio: pkg/config/analysis/analyzers/telemetry/lightstep.go */
export const lightstep: Analyzer = {
  name: 'telemetry.LightstepAnalyzer',
  codes: ['IST0002'],
  analyze(context) {
    const names = new Set(context.mesh.lightstepProviders)
    if (names.size === 0) return
    for (const telemetry of context.all('Telemetry')) {
      for (const provider of listAt(telemetry.spec, 'tracing').flatMap((tracing) => listAt(tracing, 'providers'))) {
        const name = textAt(provider, 'name')
        if (names.has(name)) context.report('IST0002', telemetry, { what: `Lightstep ${name}`, replacement: 'OpenTelemetry' })
      }
    }
  },
}
