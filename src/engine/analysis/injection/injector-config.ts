import type { AnalysisContext } from '../context.js'
import { at, textAt } from '../read.js'

/** The ConfigMap of a revision's injector. Istio: pkg/config/analysis/analyzers/util/config.go#GetInjectorConfigMapName */
export const injectorConfigName = (revision: string): string =>
  revision === '' || revision === 'default' ? 'istio-sidecar-injector' : `istio-sidecar-injector-${revision}`

/** What the injectors' ConfigMaps hold under `values`, by their names. */
export function injectorValues(context: AnalysisContext): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>()
  for (const { name, object } of context.all('ConfigMap')) {
    if (name.startsWith('istio-sidecar-injector')) values.set(name, json(textAt(object, 'data', 'values')))
  }
  return values
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether namespaces that say nothing are injected. */
export const injectsByDefault = (values: unknown): boolean => at(values, 'sidecarInjectorWebhook', 'enableNamespacesByDefault') === true

/** The image that is injected. */
export function injectedImage(values: unknown): string {
  if (values === undefined) return ''
  const image = textAt(values, 'global', 'proxy', 'image')
  return image.includes('/') ? image : `${textAt(values, 'global', 'hub')}/${image}:${textAt(values, 'global', 'tag')}`
}
