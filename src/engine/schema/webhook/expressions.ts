/** Deeper nesting is refused, as Google's parser does. */
const DEEPEST = 250
const LONGEST = 100_000

const reserved = new Set(
  'as break const continue else false for function if import in let loop package namespace null return true var void while'.split(' '),
)
const keywords = new Set(['in', 'true', 'false', 'null'])
const escape = String.raw`\\(?:[abfnrtv\\?"'${'`'}]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2})`
const strings = [
  String.raw`[bB]?[rR](?:"""[^]*?"""|'''[^]*?'''|"[^"\n\r]*"|'[^'\n\r]*')`,
  String.raw`[bB]?(?:"""(?:[^\\]|${escape})*?"""|'''(?:[^\\]|${escape})*?'''|"(?!"")(?:[^\\"\n\r]|${escape})*"|'(?!'')(?:[^\\'\n\r]|${escape})*'|""|'')`,
].join('|')
const numbers = String.raw`0x[0-9a-fA-F]+[uU]?|(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)|\d+[uU]?`
const token = new RegExp(
  String.raw`(?:[\t\n\f\r ]|//[^\n]*)*(?:(${strings})|(${numbers})|([A-Za-z_]\w*)|(==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,()[\]{}]))`,
  'y',
)

interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'sign' | 'end'
  readonly text: string
}

function tokensOf(source: string): Token[] | undefined {
  const tokens: Token[] = []
  const end = source.replace(/(?:[\t\n\f\r ]|\/\/[^\n]*)*$/, '').length
  token.lastIndex = 0
  while (token.lastIndex < end) {
    const match = token.exec(source)
    if (!match) return undefined
    const [, text, number, name, sign] = match
    if (text !== undefined) tokens.push({ kind: 'text', text })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else tokens.push({ kind: 'sign', text: sign ?? '' })
  }
  return [...tokens, { kind: 'end', text: '' }]
}

class NoExpression extends Error {}

/** What macros ask of their arguments. */
type Shape = 'name' | 'field' | 'other'

/** Where a comparison or sum goes on. */
const levels: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!=', '<', '<=', '>', '>=', 'in'], ['+', '-'], ['*', '/', '%']]

class Parser {
  private next = 0
  /** Whether a minus stands before what comes next. */
  private isNegative = false
  private depth = 0

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): void {
    this.expression()
    if (this.now.kind !== 'end') throw new NoExpression()
  }

  private get now(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: '' }
  }

  private takes(...texts: readonly string[]): boolean {
    const { kind, text } = this.now
    const fits = (kind === 'sign' || (kind === 'name' && text === 'in')) && texts.includes(text)
    if (fits) this.next++
    return fits
  }

  private must(text: string): void {
    if (!this.takes(text)) throw new NoExpression()
  }

  private expression(): Shape {
    if (++this.depth > DEEPEST) throw new NoExpression()
    let shape = this.binary(0)
    if (this.takes('?')) {
      this.binary(0)
      this.must(':')
      this.expression()
      shape = 'other'
    }
    this.depth--
    return shape
  }

  private binary(level: number): Shape {
    const signs = levels[level]
    if (!signs) return this.unary()
    let shape = this.binary(level + 1)
    while (this.takes(...signs)) {
      this.binary(level + 1)
      shape = 'other'
    }
    return shape
  }

  private unary(): Shape {
    const sign = ['!', '-'].find((s) => this.takes(s))
    if (sign === undefined) return this.member()
    while (this.takes(sign));
    this.isNegative = sign === '-'
    this.member()
    return 'other'
  }

  private member(): Shape {
    let shape = this.primary()
    // Only a name with dots can be that of a message.
    let isQualified = shape === 'name'
    for (;;) {
      if (this.takes('.')) {
        const field = this.name(keywords)
        shape = 'field'
        if (this.takes('(')) {
          this.call(field, true)
          shape = 'other'
          isQualified = false
        }
      } else if (this.takes('[')) {
        this.expression()
        this.must(']')
        shape = 'other'
        isQualified = false
      } else if (isQualified && this.takes('{')) {
        this.entries(() => this.name(keywords))
        shape = 'other'
        isQualified = false
      } else return shape
    }
  }

  private name(forbidden: ReadonlySet<string>): string {
    const { kind, text } = this.now
    if (kind !== 'name' || forbidden.has(text)) throw new NoExpression()
    this.next++
    return text
  }

  private primary(): Shape {
    if (!this.isNegative && this.now.text === '-' && this.tokens[this.next + 1]?.kind === 'number') {
      this.next++
      this.isNegative = true
    }
    const { kind, text } = this.now
    const { isNegative } = this
    this.isNegative = false
    if (kind === 'text' || (kind === 'name' && keywords.has(text) && text !== 'in')) {
      this.next++
      return 'other'
    }
    if (kind === 'number') {
      if (!isInRange(text, isNegative)) throw new NoExpression()
      this.next++
      return 'other'
    }
    if (this.takes('(')) {
      const shape = this.expression()
      this.must(')')
      return shape
    }
    if (this.takes('[')) {
      this.list(']')
      return 'other'
    }
    if (this.takes('{')) {
      this.entries(() => this.expression())
      return 'other'
    }
    const isGlobal = this.takes('.')
    const name = this.name(reserved)
    if (!this.takes('(')) return isGlobal ? 'other' : 'name'
    this.call(name, false)
    return 'other'
  }

  /** Expressions up to the sign that closes them; a comma may stand behind the last. */
  private list(close: string, allowsComma = true): Shape[] {
    const shapes: Shape[] = []
    while (!this.takes(close)) {
      shapes.push(this.expression())
      if (this.takes(close)) break
      this.must(',')
      if (!allowsComma && this.now.text === close) throw new NoExpression()
    }
    return shapes
  }

  private entries(key: () => unknown): void {
    while (!this.takes('}')) {
      key()
      this.must(':')
      this.expression()
      if (this.takes('}')) break
      this.must(',')
    }
  }

  private call(name: string, isMember: boolean): void {
    const shapes = this.list(')', false)
    const [first] = shapes
    if (!isMember && name === 'has' && shapes.length === 1 && first !== 'field') throw new NoExpression()
    const binds =
      isMember &&
      ((['all', 'exists', 'exists_one', 'map', 'filter'].includes(name) && shapes.length === 2) || (name === 'map' && shapes.length === 3))
    if (binds && first !== 'name') throw new NoExpression()
  }
}

/** Whole numbers have 64 bits. */
function isInRange(text: string, isNegative: boolean): boolean {
  const isHexadecimal = text.startsWith('0x')
  if (!isHexadecimal && /[.eE]/.test(text)) return true
  const isUnsigned = /[uU]$/.test(text)
  const least = isNegative ? 2n ** 63n : 2n ** 63n - 1n
  return BigInt(text.replace(/[uU]$/, '')) <= (isUnsigned ? 2n ** 64n - 1n : least)
}

/** Whether a text is an expression of the Common Expression Language; what its names mean is not asked. */
export function isExpression(source: string): boolean {
  const tokens = source.length > LONGEST ? undefined : tokensOf(source)
  if (!tokens) return false
  try {
    new Parser(tokens).whole()
    return true
  } catch (error) {
    if (error instanceof NoExpression) return false
    throw error
  }
}
