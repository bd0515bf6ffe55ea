import { Lane } from './lane.js'
import type { ClusterInput, InjectionResult } from './protocol.js'
import { yamlText } from './yaml-text.js'

/** What a page shows of injection before anything runs: computed by the same engine when the site is built. */
export function stillInjection(input: ClusterInput): InjectionResult {
  const lane = new Lane({ original: input, own: [] })
  const request = { view: 'injection', settings: { native: true, cni: false } } as const
  const { result } = lane.answer({ input, proxy: '', language: 'en', request }, () => 0, yamlText)
  if (result?.view !== 'injection') throw new Error('no pods to inject')
  return result
}
