import type { Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { listAt, numberAt, textAt, textsAt } from '../read.js'
import { exportScopes } from '../shared/hosts.js'

interface Declared {
  readonly protocol: string
  readonly entry: Instance
}

/** One host and port in one scope. */
interface Place {
  readonly scope: string
  readonly host: string
  readonly port: number
  readonly declared: Declared[]
}

const keyOf = (scope: string, host: string, port: number): string => `${scope} ${port} ${host}`

/**
 * ServiceEntries that give one port of one host different protocols, where one namespace sees both.
 * Istio: pkg/config/analysis/analyzers/serviceentry/conflictingserviceentries.go
 */
export const serviceEntryProtocols: Analyzer = {
  name: 'serviceentry.ConflictingServiceEntryProtocolAnalyzer',
  codes: ['IST0177'],
  analyze(context) {
    const places = new Map<string, Place>()
    for (const entry of context.all('ServiceEntry')) {
      for (const scope of exportScopes(textsAt(entry.spec, 'exportTo'), entry.namespace)) {
        for (const host of textsAt(entry.spec, 'hosts')) {
          for (const declaredPort of listAt(entry.spec, 'ports')) {
            const port = numberAt(declaredPort, 'number')
            const key = keyOf(scope, host, port)
            const place = places.get(key) ?? { scope, host, port, declared: [] }
            places.set(key, place)
            place.declared.push({ protocol: textAt(declaredPort, 'protocol').toUpperCase(), entry })
          }
        }
      }
    }
    const reported = new Set<Instance>()
    for (const { scope, host, port, declared } of places.values()) {
      const all = scope === '*' ? declared : [...declared, ...(places.get(keyOf('*', host, port))?.declared ?? [])]
      const protocols = [...new Set(all.map(({ protocol }) => protocol))].sort()
      if (protocols.length < 2) continue
      const serviceEntryNames = [...new Set(all.map(({ entry }) => entry.fullName))].sort().join(', ')
      for (const { entry } of all) {
        if (reported.has(entry)) continue
        reported.add(entry)
        context.report('IST0177', entry, { serviceEntryNames, host, port, protocols: protocols.join(', ') }, ['metadata', 'name'])
      }
    }
  },
}
