import { type FixContext, type FixProposer, fix, type Subject } from './context.js'
import { addEntry } from './entries.js'
import { plain, valueAt } from './layout.js'
import { listIn, textIn } from './names.js'

/** Protocols by the usual ports of their servers. */
const usual: ReadonlyMap<number, string> = new Map([
  ...[80, 3000, 5000, 8000, 8008, 8080, 8081, 8888, 9080, 9090].map((port) => [port, 'http'] as const),
  [443, 'https'],
  [8443, 'https'],
  [6379, 'redis'],
  [27017, 'mongo'],
  [3306, 'mysql'],
  [50051, 'grpc'],
])

const protocols = ['http', 'http2', 'https', 'grpc', 'tcp', 'tls', 'redis', 'mongo', 'mysql', 'udp']

/** Ports whose protocol nobody says, so that Envoy has to look into the traffic. */
export const ports: FixProposer = {
  codes: ['IST0118', 'MB0507'],
  *propose(subject, context) {
    const { code, layout, path } = subject
    const place = path.slice(0, 3)
    const port = layout.value(place)
    const [name, number] = [textIn(port, 'name'), Number(valueAt(port, ['port']))]
    const isNamed = name !== '' && !isNameUsed(subject, context, name)
    for (const protocol of code === 'MB0507' ? ['tcp'] : likely(name, number)) {
      const to = renamed(name, protocol)
      if (isNamed && to !== undefined) yield fix('rename-port', { from: name, to }, layout.replaceScalar([...place, 'name'], to))
      else if (name === '' && listIn(layout.document.value, 'spec', 'ports').length === 1) {
        yield fix('rename-port', { from: '', to: protocol }, addEntry(layout, place, 'name', plain(protocol), 'port'))
      }
      yield fix('say-protocol', { port: String(number), protocol }, addEntry(layout, place, 'appProtocol', plain(protocol), 'port'))
    }
  },
}

/** A protocol that the name itself holds, else the one of the port's usual servers, else the two that most are. */
function likely(name: string, port: number): readonly string[] {
  const words = name.toLowerCase().split('-')
  const said = protocols.filter((protocol) => words.includes(protocol))
  if (said.length > 0) return said
  const known = usual.get(port)
  return known === undefined ? ['http', 'tcp'] : [known, 'tcp']
}

/** `web` as `http-web`; undefined where that is no port name. */
function renamed(name: string, protocol: string): string | undefined {
  const rest = name
    .split('-')
    .filter((word) => word.toLowerCase() !== protocol)
    .join('-')
  const to = rest === '' ? protocol : `${protocol}-${rest}`
  return to !== name && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(to) && to.length <= 63 ? to : undefined
}

/** Whether something else in the files calls the service's port by its name. */
function isNameUsed({ own }: Subject, context: FixContext, name: string): boolean {
  for (const kind of ['Endpoints', 'EndpointSlice', 'Ingress', 'ServiceMonitor', 'HTTPRoute', 'EnvoyFilter']) {
    for (const { document, namespace } of context.all(kind)) {
      if (namespace === own.namespace && JSON.stringify(document.value).includes(JSON.stringify(name))) return true
    }
  }
  return false
}
