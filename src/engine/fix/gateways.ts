import { onlyNearest } from '../schema/suggest.js'
import type { Fix } from '../types/fix.js'
import { type FixContext, type FixProposer, fix, type Subject } from './context.js'
import { addItem, removeItem } from './items.js'
import { plain } from './layout.js'
import { listIn, serviceOf, textsIn } from './names.js'

/** Gateways that a VirtualService names: not there, or without its hosts. */
export const gateways: FixProposer = {
  codes: ['IST0101', 'IST0132'],
  *propose(subject, context) {
    const { code, own, path, layout, said } = subject
    if (own.kind !== 'VirtualService' || path[1] !== 'gateways') return
    const from = layout.value(path)
    if (typeof from !== 'string') return
    if (code === 'IST0132') yield* hostMissing(subject, context, from)
    else if (said('reftype') === 'gateway') yield* gatewayMissing(subject, context, from)
    yield* meshInstead(subject, context, from)
  },
}

function* gatewayMissing({ layout, own, path }: Subject, context: FixContext, from: string): Iterable<Fix | undefined> {
  const all = context.all('Gateway')
  const short = from.slice(from.indexOf('/') + 1)
  const sameName = all.filter(({ name, namespace }) => name === short && namespace !== own.namespace)
  const reference = ({ name, namespace }: (typeof all)[number]) => (namespace === own.namespace ? name : `${namespace}/${name}`)
  const near = onlyNearest(from, [...all.filter((g) => g.namespace === own.namespace).map(({ name }) => name), 'mesh'])
  const nearFull = onlyNearest(
    from,
    all.map(({ name, namespace }) => `${namespace}/${name}`),
  )
  const choices = new Set([sameName.length === 1 && sameName[0] ? reference(sameName[0]) : undefined, near, nearFull])
  for (const to of choices) if (to !== undefined && to !== from) yield fix('replace-value', { from, to }, layout.replaceScalar(path, to))
}

/** Another gateway that takes the host, or the host among those that this one takes. */
function* hostMissing({ layout, own, path }: Subject, context: FixContext, from: string): Iterable<Fix | undefined> {
  const [scope, name] = from.includes('/') ? from.split('/') : [own.namespace, from]
  const [host, ...others] = textsIn(layout.document.value, 'spec', 'hosts')
  if (host === undefined || others.length > 0) return
  const takers = context
    .all('Gateway')
    .filter(({ document }) =>
      listIn(document.value, 'spec', 'servers').some((server) =>
        textsIn(server, 'hosts').some((h) => h.slice(h.indexOf('/') + 1) === host),
      ),
    )
  const [other] = takers
  if (other && takers.length === 1) {
    const to = other.namespace === own.namespace ? other.name : `${other.namespace}/${other.name}`
    if (to !== from) yield fix('replace-value', { from, to }, layout.replaceScalar(path, to))
  }
  const gateway = context.all('Gateway').find((g) => g.name === name && g.namespace === scope)
  if (!gateway) return
  for (const i of listIn(gateway.document.value, 'spec', 'servers').keys()) {
    const edit = addItem(context.layout(gateway.document), ['spec', 'servers', i, 'hosts'], plain(host))
    yield fix('add-server-host', { host, gateway: gateway.name, server: String(i + 1) }, edit)
  }
}

/** A rule for services of the mesh hangs on a gateway, where the mesh's own sidecars were meant. */
function* meshInstead({ layout, own, path }: Subject, context: FixContext, from: string): Iterable<Fix | undefined> {
  const hosts = textsIn(layout.document.value, 'spec', 'hosts')
  if (hosts.length === 0 || !hosts.every((host) => serviceOf(context, own.namespace, host))) return
  const hasMesh = textsIn(layout.document.value, 'spec', 'gateways').includes('mesh')
  const edit = hasMesh ? removeItem(layout, ['spec', 'gateways'], Number(path[2])) : layout.replaceScalar(path, 'mesh')
  yield fix('use-mesh', { gateway: from }, edit)
}
