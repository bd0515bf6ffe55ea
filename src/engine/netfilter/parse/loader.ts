import { bodyOf } from './canonical.js'
import { type Command, CommandReader, type RuleDraft } from './command.js'
import { familiesOfSections } from './family.js'
import { loopsOf } from './loops.js'
import { type Problem, type ProblemArguments, type ProblemCode, RuleError, refuse } from './problem.js'
import type { Chain, Family, Rule, Ruleset, TableName, Tables } from './rule.js'
import { tableHooks, tableNames } from './rule.js'
import { type Word, wordsOf } from './words.js'

/** Lines read at most. A node with 5,000 services has some 60,000. */
const mostLines = 200_000

/** Words of one line that iptables-restore takes. */
const mostWords = 251

interface Placed extends RuleDraft {
  readonly line: number
}

interface DraftChain {
  readonly name: string
  policy?: 'ACCEPT' | 'DROP'
  /** Rules put in at the top, the last one first; then those after them. */
  top: Placed[]
  rest: Placed[]
}

type DraftTable = Map<string, DraftChain>

/** Builds the tables as the lines come. */
export class Loader {
  readonly #lines: readonly string[]
  readonly #families: readonly (Family | undefined)[]
  readonly #tables: Readonly<Record<Family, Map<TableName, DraftTable>>> = { ipv4: new Map(), ipv6: new Map() }
  readonly #problems: Problem[] = []
  #section: { readonly table: TableName; readonly family: Family; readonly line: number } | undefined
  #line = 0

  constructor(text: string, family: Family | undefined) {
    const all = text.split('\n')
    this.#lines = all.slice(0, mostLines)
    if (all.length > mostLines)
      this.#problems.push({ level: 'error', code: 'too-long', arguments: { limit: mostLines }, line: mostLines + 1, column: 1 })
    this.#families = familiesOfSections(this.#lines, family)
  }

  load(): { readonly ruleset: Ruleset; readonly problems: readonly Problem[] } {
    for (let i = 0; i < this.#lines.length; i++) {
      this.#line = i + 1
      let text = this.#lines[i] ?? ''
      while (text.endsWith('\\') && i + 1 < this.#lines.length) text = `${text.slice(0, -1)} ${this.#lines[++i]}`
      try {
        this.#read(text)
      } catch (error) {
        if (!(error instanceof RuleError)) throw error
        this.#problems.push({ level: 'error', code: error.code, arguments: error.values, line: this.#line, column: error.column })
      }
    }
    if (this.#section) this.#problem('no-commit', { table: this.#section.table }, 1, this.#section.line)
    const ruleset: Ruleset = { ipv4: this.#finished('ipv4'), ipv6: this.#finished('ipv6') }
    for (const loop of loopsOf(ruleset)) this.#problem('chain-loop', { chains: loop.chains }, 1, loop.line)
    return { ruleset, problems: this.#problems }
  }

  #problem<Code extends ProblemCode>(code: Code, values: ProblemArguments[Code], column: number, line = this.#line): void {
    this.#problems.push({ level: 'error', code, arguments: values, line, column })
  }

  #read(text: string): void {
    const line = text.trim()
    if (line === '' || line.startsWith('#')) return
    const indent = text.length - text.trimStart().length
    if (line.startsWith('*')) {
      this.#openTable(line.slice(1).trim(), indent + 2)
      return
    }
    if (line === 'COMMIT') {
      if (!this.#section) refuse('no-table', { text: line }, indent + 1)
      this.#section = undefined
      return
    }
    if (line.startsWith(':')) {
      this.#declare(line, indent + 1)
      return
    }
    const shell = !line.startsWith('-') && !line.startsWith('[')
    const words = wordsOf(text, shell)
    // The kernel's tool has room for 255 words, of which it puts in three itself.
    if (!shell && words.length > mostWords) refuse('too-many-words', { limit: mostWords }, words[mostWords]?.column ?? 1)
    const [first, ...rest] = words
    if (!first) return
    if (first.text.startsWith('[')) {
      this.#inSection(/^\[\d+:\d+\]$/.test(first.text) ? rest : words, line)
      return
    }
    if (first.text.startsWith('-')) {
      this.#inSection(words, line)
      return
    }
    this.#call(words, line)
  }

  #openTable(name: string, column: number): void {
    if (this.#section) this.#problem('no-commit', { table: this.#section.table }, 1, this.#section.line)
    this.#section = undefined
    if (!isTable(name)) refuse('unknown-table', { table: name }, column)
    const family = this.#families[this.#line - 1] ?? 'ipv4'
    this.#section = { table: name, family, line: this.#line }
    this.#table(family, name)
  }

  /** `:CHAIN POLICY [packets:bytes]` */
  #declare(line: string, column: number): void {
    if (!this.#section) refuse('no-table', { text: line }, column)
    const { table, family } = this.#section
    const [name = '', policy = '-'] = line.slice(1).trim().split(/\s+/)
    const chains = this.#table(family, table)
    if (isHook(table, name)) {
      if (policy !== 'ACCEPT' && policy !== 'DROP' && policy !== '-') refuse('bad-policy', { chain: name, policy }, column)
      const chain = chains.get(name)
      if (chain && policy !== '-') chain.policy = policy
      return
    }
    if (policy !== '-') refuse('not-a-user-chain', { chain: name }, column)
    if (!chains.has(name)) chains.set(name, { name, top: [], rest: [] })
  }

  #inSection(words: readonly Word[], line: string): void {
    if (!this.#section) refuse('no-table', { text: line.slice(0, 80) }, words[0]?.column ?? 1)
    this.#run(words, this.#section.family, this.#section.table)
  }

  /** `iptables -t nat -A …`, with what may stand before it in a shell. */
  #call(words: readonly Word[], line: string): void {
    let at = words[0]?.text === 'sudo' ? 1 : 0
    const program = /^(?:\S*\/)?(ip6?tables)(?:-legacy|-nft)?(-save|-restore)?$/.exec(words[at]?.text ?? '')
    if (!program) refuse('unknown-line', { text: line.slice(0, 80) }, words[0]?.column ?? 1)
    at++
    // What istio-init calls around its rules; it changes nothing.
    if (program[2] !== undefined) return
    this.#run(words.slice(at), program[1] === 'ip6tables' ? 'ipv6' : 'ipv4', undefined)
  }

  #run(words: readonly Word[], family: Family, section: TableName | undefined): void {
    const reader = new CommandReader(words, family)
    const command = reader.read()
    if (command.only && command.only !== family) return
    const name = command.table ?? section ?? 'filter'
    if (!isTable(name)) refuse('unknown-table', { table: name }, 1)
    const target = reader.target
    if (target?.spec?.tables && !target.spec.tables.includes(name)) {
      refuse('wrong-table', { target: target.word.text, tables: target.spec.tables }, target.word.column)
    }
    const table = this.#table(family, name)
    for (const rule of command.rules) {
      if ((rule.effect.does === 'jump' || rule.effect.does === 'goto') && !isOwn(table, name, rule.effect.chain)) {
        refuse('unknown-target', { target: rule.effect.chain }, target?.word.column ?? 1)
      }
    }
    for (const warning of command.warnings) this.#problems.push({ ...warning, line: this.#line })
    this.#apply(command, table, name)
  }

  #apply(command: Command, table: DraftTable, name: TableName): void {
    const { chain: chainName, chainColumn: column } = command
    if (command.name === 'none') return
    if (command.name === 'new') {
      if (table.has(chainName)) refuse('chain-exists', { chain: chainName, table: name }, column)
      table.set(chainName, { name: chainName, top: [], rest: [] })
      return
    }
    const chain = table.get(chainName)
    if (chainName === '' && command.name === 'flush') {
      for (const each of table.values()) empty(each)
      return
    }
    if (chainName === '' && command.name === 'remove') {
      for (const each of [...table.values()]) if (!isHook(name, each.name)) table.delete(each.name)
      return
    }
    if (!chain) refuse('unknown-chain', { chain: chainName, table: name }, column)
    switch (command.name) {
      case 'append':
        for (const rule of command.rules) chain.rest.push({ ...rule, line: this.#line })
        return
      case 'insert':
        this.#insert(chain, command)
        return
      case 'replace':
      case 'delete':
        this.#change(chain, command)
        return
      case 'flush':
        empty(chain)
        return
      case 'remove':
        if (isHook(name, chainName)) refuse('not-a-user-chain', { chain: chainName }, column)
        if (chain.top.length + chain.rest.length > 0) refuse('chain-in-use', { chain: chainName }, column)
        table.delete(chainName)
        return
      case 'policy':
        if (!isHook(name, chainName)) refuse('not-a-user-chain', { chain: chainName }, column)
        if (command.policy !== 'ACCEPT' && command.policy !== 'DROP')
          refuse('bad-policy', { chain: chainName, policy: command.policy ?? '' }, column)
        chain.policy = command.policy
    }
  }

  #insert(chain: DraftChain, command: Command): void {
    const number = command.number ?? 1
    const placed = command.rules.map((rule) => ({ ...rule, line: this.#line }))
    if (number === 1) {
      for (const rule of [...placed].reverse()) chain.top.push(rule)
      return
    }
    settle(chain)
    if (number < 1 || number > chain.rest.length + 1) refuse('no-such-rule', { chain: chain.name, number }, command.chainColumn)
    chain.rest.splice(number - 1, 0, ...placed)
  }

  #change(chain: DraftChain, command: Command): void {
    settle(chain)
    const wanted = command.rules[0] && bodyOf(command.rules[0])
    const at = command.number === undefined ? chain.rest.findIndex((rule) => bodyOf(rule) === wanted) : command.number - 1
    if (at < 0 || at >= chain.rest.length) {
      if (command.number === undefined) refuse('no-rule-like-it', { chain: chain.name }, command.chainColumn)
      refuse('no-such-rule', { chain: chain.name, number: command.number }, command.chainColumn)
    }
    chain.rest.splice(at, 1, ...(command.name === 'replace' ? command.rules.map((rule) => ({ ...rule, line: this.#line })) : []))
  }

  #table(family: Family, name: TableName): DraftTable {
    const known = this.#tables[family].get(name)
    if (known) return known
    const table: DraftTable = new Map(tableHooks[name].map((hook) => [hook, { name: hook, policy: 'ACCEPT', top: [], rest: [] }]))
    this.#tables[family].set(name, table)
    return table
  }

  #finished(family: Family): Tables {
    const finished = new Map<TableName, ReadonlyMap<string, Chain>>()
    for (const name of tableNames) {
      const table = this.#tables[family].get(name)
      if (!table) continue
      finished.set(
        name,
        new Map(
          [...table].map(([chainName, chain]) => {
            settle(chain)
            const rules: Rule[] = chain.rest.map((rule, i) => ({
              id: `${family} ${name} ${chainName} ${i + 1}`,
              table: name,
              chain: chainName,
              ...rule,
            }))
            return [chainName, { name: chainName, ...(chain.policy ? { policy: chain.policy } : {}), rules }]
          }),
        ),
      )
    }
    return finished
  }
}

const isTable = (name: string): name is TableName => (tableNames as readonly string[]).includes(name)
const isHook = (table: TableName, chain: string): boolean => (tableHooks[table] as readonly string[]).includes(chain)
const isOwn = (table: DraftTable, name: TableName, chain: string): boolean => table.has(chain) && !isHook(name, chain)

function settle(chain: DraftChain): void {
  if (chain.top.length === 0) return
  chain.rest = [...chain.top.reverse(), ...chain.rest]
  chain.top = []
}

function empty(chain: DraftChain): void {
  chain.top = []
  chain.rest = []
}
