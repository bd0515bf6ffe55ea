import type { MessageArguments, MessageCode } from '../types/messages.js'
import type { SourceRange } from '../types/source.js'
import { AliasBudget } from './alias-budget.js'
import { copyJson, type Json } from './json.js'
import { MappingBuilder } from './mapping-builder.js'
import type { Node, Report } from './node.js'
import type { Place } from './place.js'
import { type Resolution, resolvePlain, resolveTagged } from './scalar.js'
import { misplacedInBlock, misplacedInFlow, unexpected } from './unexpected.js'
import { scan } from './yaml/scanner.js'
import { maxDepth, YamlSyntaxError } from './yaml/syntax-error.js'
import { type Token, TokenType } from './yaml/token.js'

/** What is wrong with a document that is YAML all the same. */
export interface Problem {
  readonly code: MessageCode
  readonly args: MessageArguments[MessageCode]
  readonly range: SourceRange
}

export interface Composed {
  readonly value: Json
  readonly place: Place
  /** Whether the text holds nothing but comments, or the value is null. */
  readonly isEmpty: boolean
  /** Where Kubernetes stops reading though the text goes on. */
  readonly unread?: number
  readonly problems: readonly Problem[]
}

/** More than anyone reads; a file of nothing but mistakes stays cheap. */
const mostProblems = 500

/**
 * Reads one document: its value and the place of everything in it, from one scan of the text. Throws `YamlSyntaxError` where it is not
 * YAML. Only the first document of a text is read, as Kubernetes does.
 */
export function compose(text: string): Composed {
  return new Composer(text).document()
}

class Composer {
  private readonly tokens: readonly Token[]
  private next = 0
  private depth = 0
  private readonly problems: Problem[] = []
  private readonly anchors = new Map<string, Node | 'open'>()
  private readonly budget = new AliasBudget()
  private readonly report: Report = (code, args, range) => {
    if (this.problems.length < mostProblems) this.problems.push({ code, args, range: { start: range.start, end: range.end } })
  }

  constructor(private readonly text: string) {
    this.tokens = scan(text)
  }

  document(): Composed {
    if (this.peek().type === TokenType.End) return { value: null, place: { start: 0, end: 0 }, isEmpty: true, problems: [] }
    const root = this.node(true, false)
    const value = this.valueOf(root)
    const rest = this.peek()
    const unread = rest.type === TokenType.End ? undefined : rest.type === TokenType.DocumentEnd ? rest.end : rest.start
    return { value, place: root.place, isEmpty: value === null && this.problems.length === 0, unread, problems: this.problems }
  }

  /** The next token. What could not be scanned is thrown when it is reached: what stands before it has been read by then. */
  private peek(): Token {
    const token = this.tokens[Math.min(this.next, this.tokens.length - 1)] as Token
    if (token.error) throw token.error
    return token
  }

  /** The next token does not continue a block. If it lacks its colon, the scan says so better: it stopped later, but over the same place. */
  private misplaced(block: Token): Error {
    const token = this.peek()
    const last = this.tokens.at(-1)
    if (last?.error && last.start === token.start) return last.error
    return misplacedInBlock(this.text, block, token, this.tokens[this.next - 1])
  }

  private take(): Token {
    const token = this.peek()
    this.next++
    return token
  }

  private takeIf(type: TokenType): Token | undefined {
    return this.peek().type === type ? this.take() : undefined
  }

  /** `isBlock`: whether indentation may open a block here; `isIndentless`: whether `- ` may begin a list without indentation. */
  private node(isBlock: boolean, isIndentless: boolean): Node {
    const first = this.peek()
    if (first.type === TokenType.Alias) return this.alias(this.take())
    let anchor = this.takeIf(TokenType.Anchor)
    const tag = this.takeIf(TokenType.Tag)
    anchor ??= tag && this.takeIf(TokenType.Anchor)
    if (anchor) this.anchors.set(anchor.value, 'open')
    this.spend(this.budget.spend(1), first)
    const node = this.content(isBlock, isIndentless, tag, Math.max(anchor?.end ?? -1, tag?.end ?? -1))
    if (anchor) this.anchors.set(anchor.value, node)
    return node
  }

  private content(isBlock: boolean, isIndentless: boolean, tag: Token | undefined, propertiesEnd: number): Node {
    const token = this.peek()
    switch (token.type) {
      case TokenType.Scalar:
        return this.scalar(this.take(), tag)
      case TokenType.FlowSequenceStart:
        return this.nested(token, () => this.flowSequence())
      case TokenType.FlowMappingStart:
        return this.nested(token, () => this.flowMapping())
      case TokenType.BlockSequenceStart:
        if (isBlock) return this.nested(token, () => this.blockSequence())
        break
      case TokenType.BlockMappingStart:
        if (isBlock) return this.nested(token, () => this.blockMapping())
        break
      case TokenType.BlockEntry:
        if (isIndentless) return this.nested(token, () => this.indentlessSequence())
        break
    }
    if (propertiesEnd === -1) throw unexpected(this.text, token)
    return this.scalar({ type: TokenType.Scalar, start: propertiesEnd, end: propertiesEnd, value: '', isPlain: true }, tag)
  }

  private nested(token: Token, read: () => Node): Node {
    if (this.depth === maxDepth) throw new YamlSyntaxError('MB0017', { limit: maxDepth }, { start: token.start, end: token.start + 1 })
    this.depth++
    const node = read()
    this.depth--
    return node
  }

  private spend(isAllowed: boolean, range: SourceRange): void {
    if (!isAllowed) throw new YamlSyntaxError('MB0026', {}, range)
  }

  /** A value that is left out, right behind what announces it. */
  private empty(at: number): Node {
    this.spend(this.budget.spend(1), { start: at, end: at })
    return { value: null, place: { start: at, end: at }, steps: 1 }
  }

  private scalar(token: Token, tag: Token | undefined): Node {
    const { value: text, start, end, isPlain } = token
    const place = { start, end: isPlain ? end : trimmedEnd(this.text, start, end) }
    const isMerge = text === '<<' && (tag ? tag.value === '!!merge' || (tag.value === '!' && isPlain) : isPlain)
    const resolution: Resolution = tag ? resolveTagged(text, tag.value) : isPlain ? resolvePlain(text) : { value: text, key: text }
    if (!resolution.problem) return { value: resolution.value, place, steps: 1, key: resolution.key, isMerge }
    if (resolution.problem === 'tag-mismatch') this.report('MB0028', { written: text, tag: tag?.value ?? '' }, place)
    else this.report('MB0029', {}, place)
    return { value: null, place, steps: 1, key: text }
  }

  /** A node's value as JSON has it: infinity and "not a number" are not in it. */
  private valueOf({ value, place }: Node): Json {
    if (typeof value !== 'number' || Number.isFinite(value)) return value
    this.report('MB0027', { written: this.text.slice(place.start, place.end) }, place)
    return null
  }

  private alias(token: Token): Node {
    const { value: anchor } = token
    const range = { start: token.start, end: token.end }
    const target = this.anchors.get(anchor)
    if (target === undefined || target === 'open') {
      this.report(target ? 'MB0025' : 'MB0024', { anchor }, range)
      return { value: null, place: range, steps: 1, key: anchor, isAlias: true }
    }
    this.spend(this.budget.spend(1) && this.budget.spendOnAlias(target.steps), range)
    // A copy, for later stages tell two routes apart by identity; the budget bounds it.
    return {
      ...target,
      value: copyJson(target.value),
      place: { ...target.place, ...range },
      steps: 1 + target.steps,
      isMerge: false,
      isAlias: true,
    }
  }

  private sequence(start: number, nodes: readonly Node[], end: number): Node {
    const steps = nodes.reduce((sum, node) => sum + node.steps, 1)
    return { value: nodes.map((node) => this.valueOf(node)), place: { start, end, items: nodes.map(({ place }) => place) }, steps }
  }

  private blockSequence(): Node {
    const block = this.take()
    const items: Node[] = []
    for (let entry = this.takeIf(TokenType.BlockEntry); entry; entry = this.takeIf(TokenType.BlockEntry)) {
      items.push(this.isNext(TokenType.BlockEntry, TokenType.BlockEnd) ? this.empty(entry.end) : this.node(true, false))
    }
    if (!this.takeIf(TokenType.BlockEnd)) throw this.misplaced(block)
    return this.sequence(block.start, items, items.at(-1)?.place.end ?? block.start)
  }

  /** A list whose `-` stand in the column of the key that holds it. */
  private indentlessSequence(): Node {
    const { start } = this.peek()
    const items: Node[] = []
    for (let entry = this.takeIf(TokenType.BlockEntry); entry; entry = this.takeIf(TokenType.BlockEntry)) {
      const isEmpty = this.isNext(TokenType.BlockEntry, TokenType.Key, TokenType.Value, TokenType.BlockEnd)
      items.push(isEmpty ? this.empty(entry.end) : this.node(true, false))
    }
    return this.sequence(start, items, items.at(-1)?.place.end ?? start)
  }

  private blockMapping(): Node {
    const block = this.take()
    const mapping = new MappingBuilder(this.report)
    while (!this.takeIf(TokenType.BlockEnd)) {
      const sign = this.takeIf(TokenType.Key)
      if (!sign && this.peek().type !== TokenType.Value) throw this.misplaced(block)
      const key = this.blockPart(sign?.end ?? this.peek().start, sign)
      const colon = this.takeIf(TokenType.Value)
      this.addTo(mapping, key, this.blockPart(colon?.end ?? key.place.end, colon))
    }
    return this.mapping(block.start, mapping, mapping.end)
  }

  /** A key or value of a block mapping behind its sign, or nothing. */
  private blockPart(at: number, sign: Token | undefined): Node {
    const isEmpty = !sign || this.isNext(TokenType.Key, TokenType.Value, TokenType.BlockEnd)
    return isEmpty ? this.empty(at) : this.node(true, true)
  }

  private addTo(mapping: MappingBuilder, key: Node, content: Node): void {
    mapping.add(key, { ...content, value: this.valueOf(content) })
  }

  private mapping(start: number, { value, entries, steps }: MappingBuilder, end: number): Node {
    return { value, place: { start, end, entries }, steps }
  }

  private flowSequence(): Node {
    const open = this.take()
    const items: Node[] = []
    for (let isFirst = true; ; isFirst = false) {
      let close = this.takeIf(TokenType.FlowSequenceEnd)
      if (!close && !isFirst) {
        if (!this.takeIf(TokenType.FlowEntry)) throw misplacedInFlow(this.text, open, this.peek())
        close = this.takeIf(TokenType.FlowSequenceEnd)
      }
      if (close) return this.sequence(open.start, items, close.end)
      const sign = this.takeIf(TokenType.Key)
      items.push(sign ? this.flowPair(open, sign) : this.flowNode(open))
    }
  }

  /** `[a: b]`: a mapping of one entry without braces. */
  private flowPair(open: Token, sign: Token): Node {
    const mapping = new MappingBuilder(this.report)
    const key = this.flowNode(open)
    this.addTo(mapping, key, this.flowValue(open, key, TokenType.FlowSequenceEnd))
    return this.mapping(sign.start, mapping, mapping.end)
  }

  private flowMapping(): Node {
    const open = this.take()
    const mapping = new MappingBuilder(this.report)
    for (let isFirst = true; ; isFirst = false) {
      let close = this.takeIf(TokenType.FlowMappingEnd)
      if (!close && !isFirst) {
        if (!this.takeIf(TokenType.FlowEntry)) throw misplacedInFlow(this.text, open, this.peek())
        close = this.takeIf(TokenType.FlowMappingEnd)
      }
      if (close) return this.mapping(open.start, mapping, close.end)
      const sign = this.takeIf(TokenType.Key)
      const isEmpty = sign && this.isNext(TokenType.Value, TokenType.FlowEntry, TokenType.FlowMappingEnd)
      const key = isEmpty ? this.empty(sign.end) : this.flowNode(open)
      this.addTo(mapping, key, sign ? this.flowValue(open, key, TokenType.FlowMappingEnd) : this.empty(key.place.end))
    }
  }

  private flowValue(open: Token, key: Node, end: TokenType): Node {
    const colon = this.takeIf(TokenType.Value)
    return colon && !this.isNext(TokenType.FlowEntry, end) ? this.flowNode(open) : this.empty(colon?.end ?? key.place.end)
  }

  private flowNode(open: Token): Node {
    if (this.isNext(TokenType.End, TokenType.DocumentEnd)) throw misplacedInFlow(this.text, open, this.peek())
    return this.node(false, false)
  }

  private isNext(...types: readonly TokenType[]): boolean {
    return types.includes(this.peek().type)
  }
}

/** The end of what stands between two offsets, the blank space at its end left out. */
function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && ' \t\r\n'.includes(text.charAt(at - 1))) at--
  return at
}
