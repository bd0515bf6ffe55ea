import type { Ending } from '../../worker/check'
import type { ExerciseTexts } from './types'

const endings: Readonly<Record<Ending, string>> = {
  answered: 'answered',
  closed: 'connection closed',
  refused: 'connection refused',
  unreachable: 'unreachable',
  unresolved: 'the name does not resolve',
  'tls-refused': 'TLS handshake refused',
  waiting: 'waits for ever',
}
const percent = (share: number) => `${Number(share.toFixed(1))}%`
const flags = (list: readonly string[]) => (list.length === 0 ? 'no response flag' : `response flag \`${list.join(',')}\``)
const captured = (is: boolean | undefined) => (is ? 'a proxy takes the outbound connection' : 'no proxy takes the outbound connection')

export const exercise: ExerciseTexts = {
  title: 'Checks',
  task: 'Change the YAML above until each of these passes.',
  noScript: 'Checks need JavaScript to run.',
  passed: (n, of) => `${n} of ${of} pass`,
  allPassed: 'All pass.',
  solvedBefore: 'solved before',
  checking: 'Checking…',
  broken: 'The YAML has errors; mend them to have it checked.',
  notChecked: 'There was no time to check this',
  states: { passed: 'passed', failed: 'failed', waiting: 'waiting' },
  from: (from) => `sent by \`${from}\``,
  outside: 'sent from outside of the cluster',
  server: ({ status, delay, reset }) => {
    const after = delay === undefined ? '' : ` after ${Number((delay / 1000).toFixed(3))} s`
    if (reset) return `; applications close the connection${after}`
    return status === undefined ? `; applications answer only${after}` : `; applications answer ${status}${after}`
  },
  expected: 'Wanted: ',
  happened: 'Got: ',
  trace: 'Trace this request',
  showSolution: 'Show a solution',
  showSolutionTip: 'Puts a solution into the editor; what you wrote is kept and comes back at any time',
  back: 'Back to mine',
  compare: 'Compare with the solution',
  hideCompare: 'Hide the comparison',
  compareHint: '− is yours, + is the solution’s. There is more than one way to pass.',
  same: 'The same as the solution.',
  more: (n) => (n === 1 ? '1 more outcome' : `${n} more outcomes`),
  wanted: (expect, name) => {
    switch (name) {
      case 'code':
        return `status ${expect.code}`
      case 'flags':
        return flags(expect.flags ?? [])
      case 'details':
        return `details \`${expect.details}\``
      case 'ending':
        return endings[expect.ending ?? 'answered']
      case 'by':
        return `answered by \`${expect.by}\``
      case 'shares':
        return Object.entries(expect.shares ?? {})
          .map(([by, share]) => `\`${by}\` ${percent(share)}`)
          .join(', ')
      case 'cluster':
        return `cluster \`${expect.cluster}\``
      case 'captured':
        return captured(expect.captured)
      case 'path':
        return `the application sees the path \`${expect.path}\``
      case 'host':
        return `the application sees the host \`${expect.host}\``
      case 'attempts':
        return expect.attempts === 1 ? 'sent once' : `sent ${expect.attempts} times`
    }
  },
  got: (happened, name) => {
    switch (name) {
      case 'share':
        return happened.share > 0.9995 ? undefined : percent(happened.share * 100)
      case 'ending':
        return happened.code === undefined ? endings[happened.ending] : undefined
      case 'code':
        return happened.code === undefined ? undefined : `status ${happened.code}`
      case 'flags':
        return happened.flags.length > 0 ? flags(happened.flags) : undefined
      case 'details':
        return happened.details === undefined ? 'no details' : `details \`${happened.details}\``
      case 'by':
        return happened.by === undefined ? undefined : `answered by \`${happened.by}\``
      case 'cluster':
        return happened.cluster === undefined ? 'no cluster' : `cluster \`${happened.cluster}\``
      case 'captured':
        return captured(happened.captured)
      case 'path':
        return happened.path === undefined ? undefined : `the application sees the path \`${happened.path}\``
      case 'host':
        return happened.host === undefined ? undefined : `the application sees the host \`${happened.host}\``
      case 'attempts':
        return happened.attempts === undefined ? 'not sent' : happened.attempts === 1 ? 'sent once' : `sent ${happened.attempts} times`
    }
  },
  comma: ', ',
}
