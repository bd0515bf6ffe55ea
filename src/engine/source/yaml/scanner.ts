import { char, isBlank, isBreak, isGap, isNameCharacter } from './characters.js'
import { Cursor } from './cursor.js'
import { column, indentation, lineStart, missingColon } from './lines.js'
import { scanBlockScalar } from './scan-block-scalar.js'
import { scanPlain } from './scan-plain.js'
import { scanQuoted } from './scan-quoted.js'
import { scanTag } from './scan-tag.js'
import { SimpleKeys } from './simple-keys.js'
import { maxDepth, YamlSyntaxError } from './syntax-error.js'
import { type Token, TokenType } from './token.js'

/**
 * Cuts a document into tokens. Nothing is thrown: the last token is `End`, or `Error` with what stopped the scan.
 *
 * What this accepts is what libyaml accepts, and so Kubernetes: YAML 1.1, where a `:` decides only when it is met that what stood before
 * it was a key, and indentation opens and closes blocks through tokens without width.
 */
export function scan(text: string): Token[] {
  const scanner = new Scanner(text)
  try {
    scanner.run()
  } catch (error) {
    if (!(error instanceof YamlSyntaxError)) throw error
    scanner.tokens.push({ type: TokenType.Error, start: error.range.start, end: error.range.end, value: '', isPlain: false, error })
  }
  return scanner.tokens
}

class Scanner {
  readonly tokens: Token[] = []
  private readonly cursor: Cursor
  private readonly keys: SimpleKeys
  /** The column of the innermost block, or -1. */
  private indent = -1
  private readonly outerIndents: number[] = []

  constructor(text: string) {
    this.cursor = new Cursor(text)
    if (this.cursor.code() === char.byteOrderMark) this.cursor.at = this.cursor.lineStart = 1
    this.keys = new SimpleKeys(this.cursor, this.tokens)
  }

  run(): void {
    while (this.scanToken()) {
      // Each turn adds at least one token.
    }
  }

  /** Scans one token; false at the end. */
  private scanToken(): boolean {
    const { cursor } = this
    this.skipToToken()
    this.closeBlocks(cursor.column)
    if (cursor.isAtEnd) {
      this.closeBlocks(-1)
      this.keys.drop()
      this.push(TokenType.End, cursor.at)
      return false
    }
    const code = cursor.code()
    if (cursor.column === 0 && (code === char.percent || cursor.isAtDocumentMarker())) {
      this.scanDocumentEnd(code)
      return false
    }
    switch (code) {
      case char.leftBracket:
        return this.openBracket(TokenType.FlowSequenceStart)
      case char.leftBrace:
        return this.openBracket(TokenType.FlowMappingStart)
      case char.rightBracket:
        return this.closeBracket(TokenType.FlowSequenceEnd)
      case char.rightBrace:
        return this.closeBracket(TokenType.FlowMappingEnd)
      case char.comma:
        this.keys.drop()
        this.keys.allowed = true
        return this.pushSign(TokenType.FlowEntry)
      case char.minus:
        if (isGap(cursor.code(1))) return this.scanBlockEntry()
        break
      case char.question:
        if (this.keys.isInFlow || isGap(cursor.code(1))) return this.scanExplicitKey()
        break
      case char.colon:
        if (this.keys.isInFlow || isGap(cursor.code(1))) return this.scanValue()
        break
      case char.asterisk:
        return this.scanName(TokenType.Alias)
      case char.ampersand:
        return this.scanName(TokenType.Anchor)
      case char.exclamation: {
        this.keys.save(this.indent)
        const start = cursor.at
        return this.push(TokenType.Tag, start, scanTag(cursor))
      }
      case char.bar:
      case char.greater:
        if (!this.keys.isInFlow) return this.scanBlock()
        break
      case char.singleQuote:
      case char.doubleQuote: {
        this.keys.save(this.indent)
        const start = cursor.at
        return this.push(TokenType.Scalar, start, scanQuoted(cursor))
      }
    }
    return this.scanPlainScalar(code)
  }

  private push(type: TokenType, start: number, value = '', end = this.cursor.at, isPlain = false): true {
    this.tokens.push({ type, start, end, value, isPlain })
    return true
  }

  private pushSign(type: TokenType): true {
    const start = this.cursor.at++
    return this.push(type, start)
  }

  /** Skips blanks, comments and line breaks. Tabs count as blanks only where no key can begin, so that none serves as indentation. */
  private skipToToken(): void {
    const { cursor } = this
    while (true) {
      const tabsToo = this.keys.isInFlow || !this.keys.allowed
      for (let code = cursor.code(); code === char.space || (tabsToo && code === char.tab); code = cursor.code()) cursor.at++
      if (cursor.code() === char.hash) cursor.skipLine()
      if (!isBreak(cursor.code())) return
      cursor.readBreak()
      if (!this.keys.isInFlow) this.keys.allowed = true
    }
  }

  /** Opens a block at a column deeper than the one around, before the token of the given index. */
  private openBlock(column: number, type: TokenType, at: number, index: number): void {
    if (this.keys.isInFlow || this.indent >= column) return
    if (this.outerIndents.push(this.indent) > maxDepth) throw tooDeep(at)
    this.indent = column
    this.tokens.splice(index, 0, { type, start: at, end: at, value: '', isPlain: false })
  }

  private closeBlocks(column: number): void {
    if (this.keys.isInFlow) return
    while (this.indent > column) {
      this.push(TokenType.BlockEnd, this.cursor.at)
      this.indent = this.outerIndents.pop() ?? -1
    }
  }

  /** `...` ends the document, and so do the directives of another: Kubernetes reads no further. Before a document it takes none. */
  private scanDocumentEnd(code: number): void {
    const { text, at: start } = this.cursor
    const isDirective = code === char.percent
    const isUnknown = isDirective && !/^%(?:YAML|TAG)[ \t]/.test(text.slice(start, start + 6))
    this.closeBlocks(-1)
    this.keys.drop()
    if (isUnknown || (isDirective && this.tokens.length === 0)) throw new YamlSyntaxError('MB0014', {}, { start, end: start + 1 })
    this.push(TokenType.DocumentEnd, start, '', isDirective ? start : start + 3)
  }

  private openBracket(type: TokenType): true {
    this.keys.save(this.indent)
    if (this.keys.enterFlow() > maxDepth) throw tooDeep(this.cursor.at)
    this.keys.allowed = true
    return this.pushSign(type)
  }

  private closeBracket(type: TokenType): true {
    this.keys.drop()
    this.keys.leaveFlow()
    this.keys.allowed = false
    return this.pushSign(type)
  }

  private scanBlockEntry(): true {
    const { cursor, keys } = this
    if (!keys.isInFlow) {
      if (!keys.allowed) throw new YamlSyntaxError('MB0010', {}, { start: cursor.at, end: cursor.at + 1 })
      this.openBlock(cursor.column, TokenType.BlockSequenceStart, cursor.at, this.tokens.length)
    }
    keys.drop()
    keys.allowed = true
    return this.pushSign(TokenType.BlockEntry)
  }

  private scanExplicitKey(): true {
    const { cursor, keys } = this
    if (!keys.isInFlow) {
      if (!keys.allowed) throw new YamlSyntaxError('MB0019', {}, { start: cursor.at, end: cursor.at + 1 })
      this.openBlock(cursor.column, TokenType.BlockMappingStart, cursor.at, this.tokens.length)
    }
    keys.drop()
    keys.allowed = !keys.isInFlow
    return this.pushSign(TokenType.Key)
  }

  private scanValue(): true {
    const { cursor, keys } = this
    const key = keys.take()
    if (key) {
      this.tokens.splice(key.token, 0, { type: TokenType.Key, start: key.start, end: key.start, value: '', isPlain: false })
      this.openBlock(key.column, TokenType.BlockMappingStart, key.start, key.token)
      keys.allowed = false
    } else {
      if (!keys.isInFlow) {
        if (!keys.allowed) throw this.misplacedValue()
        this.openBlock(cursor.column, TokenType.BlockMappingStart, cursor.at, this.tokens.length)
      }
      keys.allowed = !keys.isInFlow
    }
    return this.pushSign(TokenType.Value)
  }

  /** A `:` that nothing before it can be the key of: a second one on the line, or one behind lines that run together. */
  private misplacedValue(): YamlSyntaxError {
    const { cursor } = this
    const { text } = cursor
    const last = this.tokens.at(-1)
    if (last?.type === TokenType.Scalar && last.start < cursor.lineStart) {
      const spaces = indentation(text, cursor.at)
      if (column(text, last.start) === spaces && indentation(text, last.start) === spaces) return missingColon(text, last.start)
      return new YamlSyntaxError('MB0002', {}, { start: lineStart(text, cursor.at) + spaces, end: cursor.at })
    }
    return new YamlSyntaxError('MB0003', {}, { start: cursor.at, end: cursor.at + 1 })
  }

  private scanName(type: TokenType.Anchor | TokenType.Alias): true {
    const { cursor } = this
    this.keys.save(this.indent)
    const start = cursor.at++
    while (isNameCharacter(cursor.code())) cursor.at++
    const ends = isGap(cursor.code()) || '?:,]}%@`'.includes(cursor.text.charAt(cursor.at))
    if (cursor.at > start + 1 && ends) return this.push(type, start, cursor.text.slice(start + 1, cursor.at))
    while (!isGap(cursor.code()) && !',]}'.includes(cursor.text.charAt(cursor.at))) cursor.at++
    const range = { start, end: cursor.at }
    if (type === TokenType.Alias) throw new YamlSyntaxError('MB0033', { written: cursor.text.slice(start, cursor.at) }, range)
    throw new YamlSyntaxError('MB0012', { sign: '&' }, range)
  }

  private scanBlock(): true {
    this.keys.drop()
    this.keys.allowed = true
    const start = this.cursor.at
    return this.push(TokenType.Scalar, start, scanBlockScalar(this.cursor, this.indent))
  }

  private scanPlainScalar(code: number): true {
    const { cursor, keys } = this
    const next = cursor.code(1)
    const isSignInWord =
      (code === char.minus && !isBlank(next)) || (!keys.isInFlow && (code === char.question || code === char.colon) && !isGap(next))
    if (!isSignInWord && cannotBegin(code)) {
      const range = { start: cursor.at, end: cursor.at + 1 }
      if (code === char.tab) throw new YamlSyntaxError('MB0001', {}, range)
      throw new YamlSyntaxError('MB0009', { character: String.fromCharCode(code) }, range)
    }
    keys.save(this.indent)
    const start = cursor.at
    const { value, end, brokeLine } = scanPlain(cursor, this.indent + 1, keys.isInFlow)
    if (brokeLine) keys.allowed = true
    return this.push(TokenType.Scalar, start, value, end, true)
  }
}

const tooDeep = (at: number): YamlSyntaxError => new YamlSyntaxError('MB0017', { limit: maxDepth }, { start: at, end: at + 1 })

const indicators = new Set([...'-?:,[]{}#&*!|>\'"%@`'].map((sign) => sign.charCodeAt(0)))
const cannotBegin = (code: number): boolean => indicators.has(code) || isGap(code)
