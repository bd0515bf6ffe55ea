import {
  ambientRoutes,
  ambientRules,
  noOverrides,
  OptionError,
  type OptionErrorCode,
  type Read,
  type Rules,
  readAmbientOptions,
  readPodOverrides,
  readSidecarOptions,
  restoreText,
  ruleText,
  sidecarCalls,
  sidecarRoutes,
  sidecarRules,
} from '../engine/netfilter/rules/index.js'
import { reasonText } from '../i18n/rules/index.js'
import { CommandError } from './command-error.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'

const optionErrors: Readonly<Record<OptionErrorCode, (option: string, value: string) => string>> = {
  'option.not-an-object': (_, value) => `options are a JSON object, not ${value}`,
  'option.wrong-type': (option, wanted) => `${option}: must be a ${wanted}`,
  'option.bad-range': (option, value) => `${option}: ${JSON.stringify(value)} is no address range (10.0.0.0/8, fd00::/8)`,
  'option.bad-address': (option, value) => `${option}: ${JSON.stringify(value)} is no IP address`,
  'option.wildcard-excluded': (option) => `${option}: cannot be *, which would exclude everything`,
}

/** istio-iptables itself refuses more than this many groups; the rules are the same. */
const mostOwnerGroups = 64

export function jsonOf(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandError(`${what} ${JSON.stringify(text)} cannot be read as JSON: ${(error as Error).message}`)
  }
}

export function ask<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (error instanceof OptionError) throw new CommandError(optionErrors[error.code](error.option, error.value))
    throw error
  }
}

const unknownNotes = (...reads: readonly Read<unknown>[]): string[] =>
  reads.flatMap((r) => r.unknown.map((name) => `meshbook: ${name}: no such option, it changes nothing`))

const jsonRules = (rules: Rules) => {
  const list = (family: keyof Rules) =>
    rules[family].map((r) => ({ table: r.table, chain: r.chain, rule: ruleText(r), why: { ...r.why, text: reasonText(r.why, 'en') } }))
  return { ipv4: list('ipv4'), ipv6: list('ipv6') }
}

function sidecar(optionsText: string | undefined, isJson: boolean): Outcome {
  const read = ask(() => readSidecarOptions(jsonOf(optionsText ?? '{}', 'OPTIONS_JSON')))
  const { options } = read
  const notes = unknownNotes(read)
  const groups = options.OUTBOUND_OWNER_GROUPS_INCLUDE.split(',').filter((g) => g !== '').length
  if (groups > mostOwnerGroups)
    notes.push(`meshbook: istio-iptables refuses more than ${mostOwnerGroups} owner groups, these are ${groups}`)
  if (options.NATIVE_NFTABLES)
    notes.push('meshbook: NATIVE_NFTABLES: the same capture by nftables is not shown, these are the rules of iptables')
  return ask(() => {
    if (!isJson) return { text: sidecarCalls(options), notes }
    const answer = { mode: 'sidecar', options, ...jsonRules(sidecarRules(options)), routes: sidecarRoutes(options) }
    return { text: JSON.stringify(answer, null, 1), notes }
  })
}

function ambient(optionsText: string | undefined, overridesText: string | undefined, isJson: boolean): Outcome {
  const read = ask(() => readAmbientOptions(jsonOf(optionsText ?? '{}', 'OPTIONS_JSON')))
  const over =
    overridesText === undefined
      ? { options: noOverrides, unknown: [] }
      : ask(() => readPodOverrides(jsonOf(overridesText, 'POD_OVERRIDES_JSON')))
  const rules = ask(() => ambientRules(read.options, over.options))
  const notes = unknownNotes(read, over)
  if (!isJson) return { text: restoreText(rules.ipv4), notes }
  const answer = { mode: 'ambient', options: read.options, overrides: over.options, ...jsonRules(rules), routes: ambientRoutes }
  return { text: JSON.stringify(answer, null, 1), notes }
}

/**
 * `iptables sidecar|ambient [OPTIONS_JSON] [POD_OVERRIDES_JSON]`: the rules that capture a pod's traffic, as Istio's tools make them.
 * `--json`: each rule with the reason why it is there, of both address families.
 */
export function iptables(args: readonly string[]): Outcome {
  const {
    flags,
    files: [mode, optionsText, overridesText, ...rest],
  } = readOptions(args, { json: 'boolean' })
  if (mode !== 'sidecar' && mode !== 'ambient') {
    throw new CommandError(mode === undefined ? 'sidecar or ambient is missing' : `${mode}: one of sidecar, ambient`)
  }
  const tooMany = mode === 'sidecar' ? overridesText : rest[0]
  if (tooMany !== undefined) throw new CommandError(`unexpected argument ${tooMany}`)
  return mode === 'sidecar' ? sidecar(optionsText, flags.json) : ambient(optionsText, overridesText, flags.json)
}
