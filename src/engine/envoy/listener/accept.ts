import type { Connection, SocketAddress } from '../../types/request.js'
import type { Run } from '../http/stream.js'
import { text } from '../reading.js'
import type { Listener } from '../shapes.js'
import { step } from '../step.js'
import { listenerAt, listenerNamed } from './addresses.js'
import { handsOver, restoresDestination } from './inspection.js'

/** The listener that serves a connection, and the destination that it knows. */
export interface Accepted {
  readonly listener: Listener
  readonly index: number
  readonly destination: SocketAddress
}

export const addressText = ({ address, port }: SocketAddress): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`

const same = (a: SocketAddress, b: SocketAddress): boolean => a.address === b.address && a.port === b.port

/** Finds the listener: by the socket that accepted, then, if that one hands over, by the address that was dialled. */
export function acceptConnection(run: Run, { accepted, destination, internalListener }: Connection): Accepted | undefined {
  if (internalListener !== undefined) {
    const internal = listenerNamed(run.config, internalListener)
    const more = internal ? { subject: internal.listener, path: ['listeners', internal.index] } : {}
    if (internal) run.note(step('listener', 'listener.accepted', 'taken', { listener: internalListener, address: internalListener }, more))
    else run.note(step('listener', 'listener.none', 'ended', { address: internalListener }))
    return internal && { ...internal, destination }
  }
  const found = listenerAt(run.config, accepted, true)
  if (!found) {
    run.note(step('listener', 'listener.none', 'ended', { address: addressText(accepted) }))
    return undefined
  }
  const { listener, index } = found
  const name = text(listener.name) ?? ''
  const more = { subject: listener, path: ['listeners', index] }
  run.note(step('listener', 'listener.accepted', 'taken', { listener: name, address: addressText(accepted) }, more))
  if (!restoresDestination(listener)) return { listener, index, destination: accepted }
  if (!same(accepted, destination))
    run.note(step('listener', 'listener.original-destination', 'noted', { destination: addressText(destination) }, more))
  if (!handsOver(listener) || same(accepted, destination)) return { listener, index, destination }
  const heir = listenerAt(run.config, destination, false)
  if (!heir) {
    run.note(step('listener', 'listener.kept', 'noted', { listener: name, destination: addressText(destination) }, more))
    return { listener, index, destination }
  }
  const args = { listener: text(heir.listener.name) ?? '', address: addressText(heir), destination: addressText(destination) }
  const exact = { ...heir, address: destination.address }
  const missed =
    heir.address === destination.address ? [] : [step('listener', 'listener.missed', 'missed', { address: addressText(exact) })]
  run.note(
    step('listener', 'listener.handed-over', 'taken', args, { subject: heir.listener, path: ['listeners', heir.index], tried: missed }),
  )
  return { listener: heir.listener, index: heir.index, destination }
}
