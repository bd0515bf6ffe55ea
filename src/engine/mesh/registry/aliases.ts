import type { Service } from '../model/service.js'

type Alias = Service['kubernetes']['aliases'][number]

const keptCopies = new WeakMap<Service, Service>()

const sameAliases = (a: readonly Alias[], b: readonly Alias[]) =>
  a.length === b.length && a.every((x, i) => x.hostname === b[i]?.hostname && x.namespace === b[i]?.namespace)

function withAliases(service: Service, aliases: readonly Alias[]): Service {
  const kept = keptCopies.get(service)
  if (kept && sameAliases(kept.kubernetes.aliases, aliases)) return kept
  const copy = { ...service, kubernetes: { ...service.kubernetes, aliases } }
  keptCopies.set(service, copy)
  return copy
}

/** What a chain of ExternalName services ends in; nothing where it runs in a circle. */
function endOf(start: string, targets: ReadonlyMap<string, string>, alias: string): string | undefined {
  const seen = new Set([alias, start])
  let at = start
  for (let next = targets.get(at); next !== undefined; next = targets.get(at)) {
    if (seen.has(next)) return undefined
    seen.add(next)
    at = next
  }
  return at
}

/**
 * Tells services which ExternalName services lead to them, through others of their kind too. Services without any keep their identity.
 * Istio: pilot/pkg/model/push_context.go#resolveServiceAliases
 */
export function resolveAliases(services: readonly Service[]): readonly Service[] {
  const aliases = services.filter((s) => s.resolution === 'Alias')
  if (aliases.length === 0) return services
  const targets = new Map(aliases.map((s) => [s.hostname, s.kubernetes.externalName]))
  const of = new Map<string, Alias[]>()
  for (const { hostname, namespace, kubernetes } of aliases) {
    const end = endOf(kubernetes.externalName, targets, hostname)
    if (end === undefined) continue
    of.set(end, [...(of.get(end) ?? []), { hostname, namespace }])
  }
  const text = (a: Alias) => `${a.namespace}/${a.hostname}`
  for (const list of of.values()) list.sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0))
  return services.map((s) => {
    const mine = of.get(s.hostname)
    return mine ? withAliases(s, mine) : s
  })
}
