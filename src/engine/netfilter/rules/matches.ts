/** The conditions and targets of rules, by short names. */
import type { Match, Target } from './model.js'

type Negatable = Extract<Match, { readonly not?: boolean }>

export const not = <M extends Negatable>(match: M): M => ({ ...match, not: true })

export const inInterface = (value: string) => ({ kind: 'in-interface', value }) as const
export const outInterface = (value: string) => ({ kind: 'out-interface', value }) as const
export const source = (value: string) => ({ kind: 'source', value }) as const
export const destination = (value: string) => ({ kind: 'destination', value }) as const
export const protocol = (value: 'tcp' | 'udp') => ({ kind: 'protocol', value }) as const
export const module = (value: 'tcp' | 'udp') => ({ kind: 'module', value }) as const
export const sourcePort = (value: string) => ({ kind: 'source-port', value }) as const
export const destinationPort = (value: string) => ({ kind: 'destination-port', value }) as const
export const destinationPorts = (value: string) => ({ kind: 'destination-ports', value }) as const
export const owner = (by: 'uid' | 'gid', value: string) => ({ kind: 'owner', by, value }) as const
export const mark = (value: string) => ({ kind: 'mark', value }) as const
export const connmark = (value: string) => ({ kind: 'connmark', value }) as const
export const state = (value: string) => ({ kind: 'state', value }) as const

export const tcp = protocol('tcp')
export const udp = protocol('udp')
export const loopback = outInterface('lo')

export const jump = (chain: string): Target => ({ kind: 'jump', chain })
export const accept: Target = { kind: 'verdict', verdict: 'ACCEPT' }
export const drop: Target = { kind: 'verdict', verdict: 'DROP' }
export const back: Target = { kind: 'verdict', verdict: 'RETURN' }
export const redirect = (port: string): Target => ({ kind: 'redirect', port, portFlag: '--to-ports' })
/** As `redirect`, in the spelling that Istio has for datagrams. */
export const redirectDatagrams = (port: string): Target => ({ kind: 'redirect', port, portFlag: '--to-port' })
export const setMark = (value: string): Target => ({ kind: 'mark', mark: value })
export const setConnmark = (...action: readonly string[]): Target => ({ kind: 'connmark', action })
export const zone = (value: string): Target => ({ kind: 'zone', zone: value })
