import { matchSpecs, protocolModules } from './matches/index.js'
import type { MatchSpec, OptionSpec, OptionValues } from './option.js'
import { type Problem, type ProblemArguments, type ProblemCode, refuse } from './problem.js'
import type { Condition, Effect, Family, Match, Test } from './rule.js'
import { hookNames } from './rule.js'
import { otherTargets, type TargetSpec, targetSpecs } from './targets.js'
import { networkOf, networkText, protocolOf, protocolText } from './values.js'
import type { Word } from './words.js'

/** A rule before it has a place. */
export interface RuleDraft {
  readonly matches: readonly Match[]
  readonly effect: Effect
  readonly target: string
}

export type CommandName = 'append' | 'insert' | 'delete' | 'replace' | 'new' | 'flush' | 'remove' | 'policy' | 'none'

/** One call of iptables, or one line of iptables-restore. */
export interface Command {
  readonly name: CommandName
  readonly table?: string
  readonly chain: string
  readonly chainColumn: number
  /** Of insert, replace and delete; from 1. */
  readonly number?: number
  readonly policy?: string
  /** Several where `-s` or `-d` have lists. */
  readonly rules: readonly RuleDraft[]
  readonly warnings: readonly Omit<Problem, 'line'>[]
  /** `-4`, `-6`: for this family only. */
  readonly only?: Family
}

/** Global options by every name that they have. */
const globals = new Map<string, string>(
  [
    ...[
      'A append',
      'I insert',
      'D delete',
      'R replace',
      'N new-chain',
      'F flush',
      'X delete-chain',
      'P policy',
      't table',
      'p protocol',
      's source',
    ],
    ...[
      'd destination',
      'i in-interface',
      'o out-interface',
      'm match',
      'j jump',
      'g goto',
      'c set-counters',
      'f fragment',
      'w wait',
      '4 ipv4',
      '6 ipv6',
    ],
    ...['C check', 'L list', 'S list-rules', 'Z zero', 'n numeric', 'v verbose', 'x exact'],
  ].flatMap((entry) => {
    const [short = '', long = ''] = entry.split(' ')
    return [
      [`-${short}`, long],
      [`--${long}`, long],
    ] as const
  }),
)
for (const [alias, name] of [
  ['--src', 'source'],
  ['--dst', 'destination'],
  ['--proto', 'protocol'],
  ['--insert-chain', 'insert'],
  ['-W', 'wait'],
] as const)
  globals.set(alias, name)

const commandNames: Readonly<Record<string, CommandName>> = {
  append: 'append',
  insert: 'insert',
  delete: 'delete',
  replace: 'replace',
  'new-chain': 'new',
  flush: 'flush',
  'delete-chain': 'remove',
  policy: 'policy',
  check: 'none',
  list: 'none',
  'list-rules': 'none',
  zero: 'none',
}

interface LoadedMatch {
  readonly name: string
  /** Undefined where the match is not known. */
  readonly spec?: MatchSpec
  readonly conditions: { readonly condition: Condition; readonly order: number }[]
}

interface Destination {
  readonly match: LoadedMatch
  readonly option: OptionSpec
}

/** Reads the words of one call. Anything wrong is refused with a RuleError. */
export class CommandReader {
  readonly #words: readonly Word[]
  readonly #family: Family
  #at = 0
  #name: CommandName | undefined
  #chain: Word | undefined
  #number: number | undefined
  #policy: string | undefined
  #table: string | undefined
  #only: Family | undefined
  #protocol: { readonly number: number; readonly negated: boolean; readonly word: Word } | undefined
  readonly #basic = new Map<string, readonly Condition[]>()
  readonly #matches: LoadedMatch[] = []
  #target: { readonly word: Word; readonly goto: boolean; readonly spec?: TargetSpec } | undefined
  readonly #targetOptions = new Map<string, OptionValues>()
  readonly #opaqueTarget: string[] = []
  readonly #warnings: Omit<Problem, 'line'>[] = []

  constructor(words: readonly Word[], family: Family) {
    this.#words = words
    this.#family = family
  }

  read(): Command {
    let negation: Word | undefined
    for (let word = this.#next(); word; word = this.#next()) {
      if (word.text === '!' && !word.quoted) {
        if (negation) refuse('stray-word', { word: '!' }, word.column)
        negation = word
        continue
      }
      if (word.quoted || !word.text.startsWith('-') || word.text === '-') refuse('stray-word', { word: word.text }, word.column)
      this.#option(word, negation)
      negation = undefined
    }
    if (negation) refuse('missing-value', { option: '!' }, negation.column)
    return this.#finish()
  }

  #next(): Word | undefined {
    return this.#words[this.#at++]
  }

  #value(option: Word): Word {
    return this.#next() ?? refuse('missing-value', { option: option.text }, option.column)
  }

  #warn<Code extends ProblemCode>(code: Code, values: ProblemArguments[Code], column: number): void {
    this.#warnings.push({ level: 'warning', code, arguments: values, column })
  }

  #option(word: Word, negation: Word | undefined): void {
    // --dport=80, -ptcp
    const equals = word.text.startsWith('--') ? word.text.indexOf('=') : -1
    const attached = !word.text.startsWith('--') && word.text.length > 2
    const cut = equals > 0 ? equals : attached ? 2 : word.text.length
    const name = word.text.slice(0, cut)
    const option = { ...word, text: name }
    if (cut < word.text.length) {
      const from = equals > 0 ? cut + 1 : cut
      const value: Word = { text: word.text.slice(from), column: word.column + from, quoted: false }
      this.#named(option, negation, value)
      return
    }
    this.#named(option, negation)
  }

  #named(option: Word, negation: Word | undefined, attached?: Word): void {
    const take = (): Word => {
      const value = attached ?? this.#value(option)
      attached = undefined
      return value
    }
    const long = option.text.startsWith('--') ? option.text.slice(2) : undefined
    const global = globals.get(option.text)
    const own = long === undefined || global !== undefined ? undefined : this.#resolve(long, option)
    if (own && 'global' in own) {
      this.#global(own.global, option, negation, take)
      return
    }
    if (global !== undefined) {
      this.#global(global, option, negation, take)
      return
    }
    if (own && 'target' in own) {
      if (negation) refuse('not-negatable', { option: option.text }, negation.column)
      const printed = own.target.names[0] ?? ''
      if (this.#targetOptions.has(printed)) refuse('given-twice', { option: `--${printed}` }, option.column)
      const words = own.target.values === 1 ? [take()] : []
      this.#targetOptions.set(printed, { words, family: this.#family, option: `--${printed}`, negated: false })
      return
    }
    if (own) {
      this.#matchOption(own, option, negation, take)
      return
    }
    this.#opaque(option, negation, attached)
  }

  /** Which option a long name means: the exact one, or the only one that begins so. As getopt, then what `-p` brings along. */
  #resolve(
    name: string,
    word: Word,
  ): Destination | { readonly target: TargetSpec['options'][number] } | { readonly global: string } | undefined {
    const loaded = [...this.#matches].reverse().flatMap((match) => (match.spec?.options ?? []).map((option) => ({ match, option })))
    const target = (this.#target?.spec?.options ?? []).map((option) => ({ target: option }))
    const all = [...loaded, ...target]
    const namesOf = (x: (typeof all)[number]): readonly string[] => ('option' in x ? x.option.names : x.target.names)
    const exact = all.find((x) => namesOf(x).includes(name))
    if (exact) return exact
    const implied = this.#impliedModule()
    const begun = new Map<string, (typeof all)[number] | { readonly global: string }>()
    for (const x of all) for (const n of namesOf(x)) if (n.startsWith(name) && !begun.has(n)) begun.set(n, x)
    for (const [n, global] of globals) if (n.startsWith(`--${name}`)) begun.set(n.slice(2), { global })
    const kinds = new Set([...begun.values()].map((x) => ('option' in x ? x.option : 'target' in x ? x.target : x.global)))
    const only = [...begun.values()][0]
    if (kinds.size === 1 && only) return only
    if (kinds.size > 1 && !implied?.options.some((o) => o.names.includes(name)))
      refuse('ambiguous-option', { option: `--${name}`, candidates: [...begun.keys()].map((n) => `--${n}`) }, word.column)
    const option =
      implied?.options.find((o) => o.names.includes(name)) ?? implied?.options.find((o) => o.names.some((n) => n.startsWith(name)))
    if (!implied || !option) return undefined
    return { match: this.#load(implied.name, implied), option }
  }

  #impliedModule(): MatchSpec | undefined {
    if (!this.#protocol || this.#protocol.negated) return undefined
    const name = protocolModules.get(this.#protocol.number)
    // One that was given by name has been looked through already.
    return name === undefined || this.#matches.some((match) => match.name === name) ? undefined : matchSpecs.get(name)
  }

  #load(name: string, spec: MatchSpec | undefined): LoadedMatch {
    const match: LoadedMatch = { name, ...(spec ? { spec } : {}), conditions: [] }
    this.#matches.push(match)
    return match
  }

  #matchOption({ match, option: spec }: Destination, word: Word, negation: Word | undefined, take: () => Word): void {
    if (negation && !spec.negatable) refuse('not-negatable', { option: word.text }, negation.column)
    const order = match.spec?.options.indexOf(spec) ?? 0
    if (match.conditions.some((other) => other.order === order)) refuse('given-twice', { option: `--${spec.names[0]}` }, word.column)
    const words = Array.from({ length: spec.values }, take)
    const negated = negation !== undefined
    const { test, text } = spec.read({ words, family: this.#family, option: `--${spec.names[0]}`, negated })
    match.conditions.push({ condition: { test, negated, text: negated ? `! ${text}` : text }, order })
  }

  /** Of a match or a target that is not known, or an option that is not: kept as it stands. */
  #opaque(option: Word, negation: Word | undefined, attached: Word | undefined): void {
    const values = attached ? [attached.text] : []
    for (
      let word = this.#words[this.#at];
      word && (word.quoted || (word.text !== '!' && !word.text.startsWith('-')));
      word = this.#words[this.#at]
    ) {
      values.push(word.text)
      this.#at++
    }
    const text = [...(negation ? ['!'] : []), option.text, ...values].join(' ')
    if (this.#target && !this.#target.goto && otherTargets.has(this.#target.word.text)) {
      this.#opaqueTarget.push(text)
      return
    }
    const match = this.#matches.at(-1)
    if (!match) refuse('no-such-option', { option: option.text }, option.column)
    if (match.spec) this.#warn('unknown-option', { option: option.text }, option.column)
    match.conditions.push({
      condition: { test: { is: 'unknown' }, negated: negation !== undefined, text },
      order: 1000 + match.conditions.length,
    })
  }

  #global(name: string, option: Word, negation: Word | undefined, take: () => Word): void {
    const negatable = ['protocol', 'source', 'destination', 'in-interface', 'out-interface', 'fragment']
    if (negation && !negatable.includes(name)) refuse('not-negatable', { option: option.text }, negation.column)
    const command = commandNames[name]
    if (command) {
      this.#command(command, option, take)
      return
    }
    switch (name) {
      case 'table':
        this.#table = take().text
        return
      case 'match':
        this.#match(take())
        return
      case 'jump':
      case 'goto':
        this.#jump(take(), name === 'goto', option)
        return
      case 'set-counters':
        take()
        take()
        return
      case 'wait':
        if (/^\d+$/.test(this.#words[this.#at]?.text ?? '')) this.#at++
        return
      case 'ipv4':
      case 'ipv6':
        this.#only = name
        return
      case 'numeric':
      case 'verbose':
      case 'exact':
        return
      default:
        if (this.#basic.has(name)) refuse('given-twice', { option: option.text }, option.column)
        this.#basic.set(name, this.#basicConditions(name, option, negation !== undefined, take))
    }
  }

  #command(name: CommandName, option: Word, take: () => Word): void {
    if (this.#name) refuse('given-twice', { option: option.text }, option.column)
    this.#name = name
    const following = this.#words[this.#at]
    if ((name === 'flush' || name === 'remove' || name === 'none') && (!following || following.text.startsWith('-'))) return
    this.#chain = take()
    const number = this.#words[this.#at]
    if (['insert', 'delete', 'replace', 'none'].includes(name) && number && /^\d{1,9}$/.test(number.text)) {
      this.#number = Number(number.text)
      this.#at++
    }
    if (name === 'policy') this.#policy = take().text
  }

  #basicConditions(name: string, option: Word, negated: boolean, take: () => Word): readonly Condition[] {
    const condition = (test: Test, text: string): Condition => ({ test, negated, text: negated ? `! ${text}` : text })
    if (name === 'fragment') return [condition({ is: 'unknown' }, '-f')]
    const word = take()
    if (name === 'protocol') {
      const protocol = protocolOf(word.text) ?? refuse('bad-value', { option: '-p', value: word.text, wanted: 'word' }, word.column)
      this.#protocol = { number: protocol, negated, word }
      return protocol === 0 ? [] : [condition({ is: 'protocol', protocol }, `-p ${protocolText(protocol)}`)]
    }
    if (name === 'in-interface' || name === 'out-interface') {
      if (word.text === '' || word.text.length > 15)
        refuse('bad-value', { option: option.text, value: word.text, wanted: 'word' }, word.column)
      return word.text === '+' ? [] : [condition({ is: name, name: word.text }, `-${name[0]} ${word.text}`)]
    }
    const is = name as 'source' | 'destination'
    const list = word.text.split(',')
    if (list.length > 1 && negated) refuse('not-negatable', { option: option.text }, option.column)
    return list.map((one) => {
      const other = this.#family === 'ipv4' ? 'ipv6' : 'ipv4'
      const network = networkOf(one, this.#family)
      if (!network) {
        if (networkOf(one, other)) return refuse('wrong-family', { value: one, family: this.#family }, word.column)
        return refuse('bad-value', { option: `-${is[0]}`, value: one, wanted: 'address' }, word.column)
      }
      return network.mask === 0n && !negated
        ? condition({ is: 'anything' }, '')
        : condition({ is, network }, `-${is[0]} ${networkText(network, this.#family)}`)
    })
  }

  #match(word: Word): void {
    const name = word.text === 'icmpv6' ? 'icmp6' : word.text
    const spec = matchSpecs.get(name)
    if (!spec) this.#warn('unknown-match', { match: word.text }, word.column)
    if (spec?.protocols) this.#needProtocol(`-m ${name}`, spec.protocols, word.column)
    this.#load(name, spec)
  }

  #needProtocol(option: string, protocols: readonly string[], column: number): void {
    // The protocol may stand after the match; then this is asked again at the end.
    this.#needs.push({ option, protocols, column })
  }
  readonly #needs: { readonly option: string; readonly protocols: readonly string[]; readonly column: number }[] = []

  #jump(word: Word, goto: boolean, option: Word): void {
    if (this.#target) refuse('given-twice', { option: option.text }, option.column)
    const spec = goto ? undefined : targetSpecs.get(word.text)
    if (spec?.protocols) this.#needProtocol(`-j ${word.text}`, spec.protocols, word.column)
    this.#target = { word, goto, ...(spec ? { spec } : {}) }
    if (!goto && !spec && otherTargets.has(word.text)) this.#warn('unknown-target', { target: word.text }, word.column)
  }

  #finish(): Command {
    const name = this.#name ?? 'none'
    const base = {
      name,
      chain: this.#chain?.text ?? '',
      chainColumn: this.#chain?.column ?? 1,
      rules: [],
      warnings: this.#warnings,
      ...(this.#table === undefined ? {} : { table: this.#table }),
      ...(this.#number === undefined ? {} : { number: this.#number }),
      ...(this.#policy === undefined ? {} : { policy: this.#policy }),
      ...(this.#only === undefined ? {} : { only: this.#only }),
    }
    const withRule = name === 'append' || name === 'insert' || name === 'replace' || (name === 'delete' && this.#number === undefined)
    if (!withRule) return base
    const protocol = this.#protocol && !this.#protocol.negated ? protocolText(this.#protocol.number) : undefined
    for (const { option, protocols, column } of this.#needs)
      if (protocol === undefined || !protocols.includes(protocol)) refuse('needs-protocol', { option, protocols }, column)
    this.#checkChain()
    const drawn = this.#drawn()
    const matches = this.#matches.map(matchOf)
    const sources = this.#basic.get('source') ?? [undefined]
    const destinations = this.#basic.get('destination') ?? [undefined]
    const others = ['in-interface', 'out-interface', 'protocol', 'fragment'].flatMap((option) => this.#basic.get(option) ?? [])
    const rules = sources.flatMap((source) =>
      destinations.map((destination) => {
        const conditions = [source, destination, ...others].filter((c): c is Condition => c !== undefined && c.text !== '')
        return { matches: [...(conditions.length > 0 ? [{ module: '', conditions }] : []), ...matches], ...drawn }
      }),
    )
    return { ...base, rules }
  }

  /** An interface that a hook's packets do not have yet, or no longer. */
  #checkChain(): void {
    const chain = this.#chain?.text ?? ''
    if (!(hookNames as readonly string[]).includes(chain)) return
    const wrong =
      chain === 'PREROUTING' || chain === 'INPUT' ? 'out-interface' : chain === 'OUTPUT' || chain === 'POSTROUTING' ? 'in-interface' : ''
    if (this.#basic.has(wrong)) refuse('wrong-chain', { option: wrong === 'out-interface' ? '-o' : '-i', chain }, this.#chain?.column ?? 1)
  }

  #drawn(): { readonly effect: Effect; readonly target: string } {
    if (!this.#target) return { effect: { does: 'nothing' }, target: '' }
    const { word, goto, spec } = this.#target
    if (spec) {
      const { effect, text } = spec.make({ family: this.#family, options: this.#targetOptions, column: word.column })
      return { effect, target: `-j ${word.text}${text}` }
    }
    if (otherTargets.has(word.text) && !goto)
      return { effect: { does: 'unknown', target: word.text }, target: [`-j ${word.text}`, ...this.#opaqueTarget].join(' ') }
    return { effect: { does: goto ? 'goto' : 'jump', chain: word.text }, target: `${goto ? '-g' : '-j'} ${word.text}` }
  }

  /** The target's word, for what only the table can tell of it. */
  get target(): { readonly word: Word; readonly spec?: TargetSpec } | undefined {
    return this.#target
  }
}

/** Options that say how others are to be read are worked in. */
function matchOf({ name, spec, conditions }: LoadedMatch): Match {
  const sorted = [...conditions].sort((a, b) => a.order - b.order).map(({ condition }) => condition)
  if (!spec) return { module: name, conditions: sorted.length > 0 ? sorted : [{ test: { is: 'unknown' }, negated: false, text: '' }] }
  if (name === 'socket') {
    const has = (flag: string): boolean => sorted.some((condition) => condition.text === `--${flag}`)
    const test: Test = { is: 'socket', transparent: has('transparent'), wildcard: !has('nowildcard') }
    return { module: name, conditions: [{ test, negated: false, text: sorted.map((condition) => condition.text).join(' ') }] }
  }
  if (name === 'owner' && sorted.some((condition) => condition.text === '--suppl-groups')) {
    const conditionsOf = sorted.map((c) => (c.test.is === 'group' ? { ...c, test: { ...c.test, supplementary: true } } : c))
    return { module: name, conditions: conditionsOf }
  }
  return { module: name, conditions: sorted }
}
