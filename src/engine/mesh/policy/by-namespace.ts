import { memo1 } from '../../memo.js'
import type { Resource } from '../../types/resource.js'

/** Policies by their namespace, in the order given; made once for an unchanged list. */
export const policiesByNamespace = memo1((policies: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> => {
  const index = new Map<string, Resource[]>()
  for (const policy of policies) {
    const same = index.get(policy.namespace)
    if (same) same.push(policy)
    else index.set(policy.namespace, [policy])
  }
  return index
})
