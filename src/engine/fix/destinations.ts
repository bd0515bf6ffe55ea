import { onlyNearest } from '../schema/suggest.js'
import type { Fix } from '../types/fix.js'
import type { Path } from '../types/source.js'
import { type Described, type FixContext, type FixProposer, fix, type Subject } from './context.js'
import { addEntry } from './entries.js'
import { addItem } from './items.js'
import { plain } from './layout.js'
import { hostChoices, listIn, podLabels, serviceOf, textIn } from './names.js'

/** Hosts, ports and subsets that are not there. */
export const destinations: FixProposer = {
  codes: ['IST0101', 'IST0112', 'IST0174'],
  *propose(subject, context) {
    const { code, said, own, path } = subject
    if (code === 'IST0174') yield* hosts(subject, context, ['spec', 'host'])
    else if (code === 'IST0112') yield* ports(subject)
    else if (own.kind === 'VirtualService' && path.at(-1) === 'host') {
      const at = placeOf(subject)
      const what = said('reftype')
      if (what === 'host' || what === 'mirror host') yield* hosts(subject, context, at)
      else if (what === 'host:port') yield* otherPorts(subject, context, at)
      else if (what.includes('subset')) yield* subsets(subject, context, at)
    }
  },
}

/** A mirror in a list is told without its `destination`. */
const placeOf = ({ path, layout }: Subject): Path =>
  layout.value(path) === undefined ? [...path.slice(0, -1), 'destination', 'host'] : path

function* hosts({ layout, own }: Subject, context: FixContext, path: Path): Iterable<Fix | undefined> {
  const from = layout.value(path)
  if (typeof from !== 'string') return
  for (const { to, isQualified } of hostChoices(context, own.namespace, from)) {
    yield fix(isQualified ? 'qualify-host' : 'replace-value', { from, to }, layout.replaceScalar(path, to))
  }
}

function* ports(subject: Subject): Iterable<Fix | undefined> {
  const { layout, complaint } = subject
  const { destHost, destPorts } = complaint.arguments
  if (!Array.isArray(destPorts)) return
  const destination = placeOf(subject).slice(0, -1)
  for (const port of destPorts) {
    yield fix('add-port', { host: String(destHost), port }, addEntry(layout, destination, 'port', { number: port }, 'host'))
  }
}

function* otherPorts({ layout, own }: Subject, context: FixContext, path: Path): Iterable<Fix | undefined> {
  const host = layout.value(path)
  const place = [...path.slice(0, -1), 'port', 'number']
  const range = layout.scalar(place)
  const service = typeof host === 'string' ? serviceOf(context, own.namespace, host) : undefined
  if (!service || !range) return
  for (const port of listIn(service.document.value, 'spec', 'ports')) {
    const to = (port as { readonly port?: unknown } | null)?.port
    if (typeof to === 'number')
      yield fix('replace-value', { from: String(layout.value(place)), to: String(to) }, layout.edit(range, String(to)))
  }
}

function* subsets({ layout, own }: Subject, context: FixContext, path: Path): Iterable<Fix | undefined> {
  const place = [...path.slice(0, -1), 'subset']
  const [host, from] = [layout.value(path), layout.value(place)]
  if (typeof host !== 'string' || typeof from !== 'string') return
  const service = serviceOf(context, own.namespace, host)
  const rules = context
    .all('DestinationRule')
    .filter(({ document, namespace }) => isFor(context, service, namespace, textIn(document.value, 'spec', 'host'), host))
  const names = rules.flatMap(({ document }) => listIn(document.value, 'spec', 'subsets').map((subset) => textIn(subset, 'name')))
  const to = onlyNearest(from, names)
  if (to !== undefined) yield fix('replace-value', { from, to }, layout.replaceScalar(place, to))
  const [rule] = rules
  if (rules.length === 1 && rule && service) yield addedSubset(context, rule, service, from)
}

const isFor = (context: FixContext, service: Described | undefined, namespace: string, ruleHost: string, host: string): boolean =>
  service ? serviceOf(context, namespace, ruleHost) === service : ruleHost === host

/** A subset for the pods whose `version` is its name. */
function addedSubset(context: FixContext, rule: Described, service: Described, name: string): Fix | undefined {
  if (!podLabels(context, service).some((labels) => labels.version === name)) return undefined
  const layout = context.layout(rule.document)
  const edit = addItem(layout, ['spec', 'subsets'], { name: plain(name), labels: { version: plain(name) } })
  return fix('add-subset', { subset: name, label: `version: ${name}`, rule: rule.name }, edit)
}
