import type { JsonObject } from '../../resource-of.js'
import { values } from '../settings.js'
import { has, type TemplateContext } from './context.js'

const requests = { cpu: 'sidecar.istio.io/proxyCPU', memory: 'sidecar.istio.io/proxyMemory' }
const limits = { cpu: 'sidecar.istio.io/proxyCPULimit', memory: 'sidecar.istio.io/proxyMemoryLimit' }

/** What the proxy may use. One annotation takes all defaults away. */
export function resources({ annotations }: TemplateContext): JsonObject {
  const chosen = (names: Readonly<Record<string, string>>) =>
    Object.entries(names)
      .filter(([, name]) => has(annotations, name))
      .map(([resource, name]) => [resource, annotations[name]])
  const [asked, bounded] = [chosen(requests), chosen(limits)]
  if (asked.length + bounded.length === 0) return values.resources
  return {
    ...(asked.length > 0 && { requests: Object.fromEntries(asked) }),
    ...(bounded.length > 0 && { limits: Object.fromEntries(bounded) }),
  }
}
