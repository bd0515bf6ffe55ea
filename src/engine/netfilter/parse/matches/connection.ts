/** Matches on what the kernel remembers: connections, marks, sockets. */
import type { MatchSpec, OptionSpec } from '../option.js'
import { option } from '../option.js'
import type { TrackedState } from '../rule.js'
import { hex, markAndMask, wholeNumber } from '../values.js'

const trackedStates: readonly TrackedState[] = ['INVALID', 'NEW', 'RELATED', 'ESTABLISHED', 'UNTRACKED', 'SNAT', 'DNAT']

function states(name: string, known: readonly TrackedState[]): OptionSpec {
  return option(
    [name],
    'state',
    (text) => {
      const given = new Set(text.toUpperCase().split(','))
      return [...given].every((state) => (known as readonly string[]).includes(state))
        ? known.filter((state) => given.has(state))
        : undefined
    },
    (list) => ({ test: { is: 'state', states: list }, value: list.join(',') }),
  )
}

export const conntrack: MatchSpec = { name: 'conntrack', options: [states('ctstate', trackedStates)] }
export const state: MatchSpec = { name: 'state', options: [states('state', ['INVALID', 'NEW', 'RELATED', 'ESTABLISHED', 'UNTRACKED'])] }

function markOption(is: 'mark' | 'connection-mark'): OptionSpec {
  return option(['mark'], 'mark', markAndMask, ({ value, mask }) => ({
    test: { is, value, mask },
    value: mask === 0xffffffff ? hex(value) : `${hex(value)}/${hex(mask)}`,
  }))
}

export const mark: MatchSpec = { name: 'mark', options: [markOption('mark')] }
export const connmark: MatchSpec = { name: 'connmark', options: [markOption('connection-mark')] }

/** The users that every system has; others are known to the machine only. */
const accounts = new Map([
  ['root', 0],
  ['nobody', 65534],
])

function account(text: string): { readonly from: number; readonly to: number } | undefined {
  const known = accounts.get(text)
  if (known !== undefined) return { from: known, to: known }
  const [first = '', second = first, ...more] = text.split('-')
  const from = wholeNumber(first)
  const to = wholeNumber(second)
  return from === undefined || to === undefined || from > to || more.length > 0 ? undefined : { from, to }
}

function ownerOption(name: string, is: 'user' | 'group'): OptionSpec {
  return option([name], 'user', account, ({ from, to }) => ({
    test: is === 'user' ? { is, from, to } : { is, from, to, supplementary: false },
    value: from === to ? `${from}` : `${from}-${to}`,
  }))
}

export const owner: MatchSpec = {
  name: 'owner',
  options: [
    { names: ['socket-exists'], values: 0, negatable: true, read: () => ({ test: { is: 'socket-exists' }, text: '--socket-exists' }) },
    ownerOption('uid-owner', 'user'),
    ownerOption('gid-owner', 'group'),
    // Says how --gid-owner is to be read; as a condition of its own it always holds.
    { names: ['suppl-groups'], values: 0, read: () => ({ test: { is: 'anything' }, text: '--suppl-groups' }) },
  ],
}

const socketFlag = (name: string): OptionSpec => ({
  names: [name],
  values: 0,
  read: () => ({ test: { is: 'anything' }, text: `--${name}` }),
})

export const socket: MatchSpec = { name: 'socket', options: ['transparent', 'nowildcard', 'restore-skmark'].map(socketFlag) }
