import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, isMapping, listAt, numberAt, textAt, textOf } from '../read.js'

const notRemovable: ReadonlySet<string> = new Set(['ROUTE_CONFIGURATION', 'HTTP_ROUTE'])
const replaceable: ReadonlySet<string> = new Set(['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST'])

/**
 * Patches whose operation does nothing where they apply, or whose effect hangs on the order of filters.
 * Istio: pkg/config/analysis/analyzers/envoyfilter/envoyfilter.go
 */
export const envoyFilters: Analyzer = {
  name: 'envoyfilter.EnvoyPatchAnalyzer',
  codes: ['IST0151', 'IST0152', 'IST0153', 'IST0154', 'IST0155'],
  analyze(context) {
    // Names that a patch with a proxyVersion spoke of; later patches of other filters count too.
    const versioned = new Set<string>()
    for (const filter of context.all('EnvoyFilter')) look(filter, versioned, context)
  },
}

function look(filter: Instance, versioned: Set<string>, context: AnalysisContext): void {
  const hasPriority = numberAt(filter.spec, 'priority') !== 0
  for (const [i, configPatch] of listAt(filter.spec, 'configPatches').entries()) {
    const patch = at(configPatch, 'patch')
    if (patch === undefined) return
    const path = ['spec', 'configPatches', i, 'patch', 'value']
    const applyTo = textAt(configPatch, 'applyTo')
    const name = patchedName(patch, at(configPatch, 'match'))
    const relative = (): void => {
      if (!hasPriority) context.report(versioned.has(name) ? 'IST0155' : 'IST0151', filter, {}, path)
    }
    switch (textAt(patch, 'operation')) {
      case 'ADD':
        if (notRemovable.has(applyTo)) context.report('IST0153', filter, {}, path)
        break
      case 'REMOVE':
        if (notRemovable.has(applyTo)) context.report('IST0154', filter, {}, path)
        else relative()
        break
      case 'REPLACE':
        if (!replaceable.has(applyTo)) context.report('IST0152', filter, {}, path)
        else relative()
        break
      case 'INSERT_BEFORE':
      case 'INSERT_AFTER':
        relative()
        break
    }
    if (textAt(configPatch, 'match', 'proxy', 'proxyVersion') !== '') versioned.add(name)
  }
}

/** The name that a patch's value gives, else of the filter that it matches; a value without fields has neither. */
function patchedName(patch: unknown, match: unknown): string {
  const value = at(patch, 'value')
  if (!isMapping(value)) return ''
  // A name in the value and the same name in a match are not the same to istioctl, which prints the former as protobuf.
  if (at(value, 'name') !== undefined) return `value:${textOf(at(value, 'name'))}`
  return textAt(match, 'listener', 'filterChain', 'filter', 'name')
}
