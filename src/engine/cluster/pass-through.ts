import type { Resource } from '../types/resource.js'
import { workloadKinds } from './pods.js'

const shaping: ReadonlySet<string> = new Set([...workloadKinds, 'Namespace', 'Pod', 'Service', 'EndpointSlice'])

/** Whether a resource is only completed, and nothing else in the cluster is made from it or placed by it. */
export const passesThrough = (r: Resource): boolean => !shaping.has(r.kind)
