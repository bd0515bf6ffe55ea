import { column, indentation, lineStart, missingColon, restOfLine } from './yaml/lines.js'
import { YamlSyntaxError } from './yaml/syntax-error.js'
import { type Token, TokenType } from './yaml/token.js'

/** A token where a value should begin. */
export function unexpected(text: string, token: Token): YamlSyntaxError {
  const range = visible(text, token)
  return token.type === TokenType.BlockEntry ? new YamlSyntaxError('MB0010', {}, range) : new YamlSyntaxError('MB0019', {}, range)
}

/**
 * A token that does not continue the block mapping or sequence that began at `block`. What a reader did wrong is told from where the token
 * stands: on the line of the value before it, as an entry of the other sort, or at a column of its own.
 */
export function misplacedInBlock(text: string, block: Token, token: Token, before: Token | undefined): YamlSyntaxError {
  const range = visible(text, token)
  if (before?.type === TokenType.Scalar && lineStart(text, before.end) === lineStart(text, token.start)) {
    const quote = text.charAt(before.start)
    if (before.isPlain || !(quote === '"' || quote === "'")) return new YamlSyntaxError('MB0019', {}, range)
    const isOnOneLine = lineStart(text, before.start) === lineStart(text, before.end)
    // A quotation mark left open runs on to the next one, lines below.
    if (!isOnOneLine) return new YamlSyntaxError('MB0005', { quote }, { start: before.start, end: before.start + 1 })
    return new YamlSyntaxError('MB0034', { quote }, range)
  }
  if (before?.type === TokenType.Scalar && token.type === TokenType.BlockMappingStart && isInLine(text, before.start, token.start)) {
    return missingColon(text, before.start)
  }
  if (column(text, token.start) !== column(text, block.start)) return new YamlSyntaxError('MB0002', {}, restOfLine(text, token.start))
  if (token.type === TokenType.BlockEntry) return new YamlSyntaxError('MB0031', {}, range)
  if (block.type !== TokenType.BlockMappingStart) return new YamlSyntaxError('MB0032', {}, restOfLine(text, token.start))
  return new YamlSyntaxError('MB0019', {}, range)
}

/** Whether both places begin their lines, in the same column. */
const isInLine = (text: string, a: number, b: number): boolean =>
  column(text, a) === column(text, b) && indentation(text, a) === column(text, a) && indentation(text, b) === column(text, b)

/** A token that neither continues nor closes the bracket at `open`. A line that is not indented beyond the bracket's says it was left open. */
export function misplacedInFlow(text: string, open: Token, token: Token): YamlSyntaxError {
  const bracket = open.type === TokenType.FlowSequenceStart ? '[' : '{'
  const isClosing = token.type === TokenType.FlowSequenceEnd || token.type === TokenType.FlowMappingEnd
  const isOnLaterLine = lineStart(text, token.start) > open.start
  const isOutside = isOnLaterLine && !isClosing && indentation(text, token.start) <= indentation(text, open.start)
  if (token.type === TokenType.End || token.type === TokenType.DocumentEnd || isOutside) {
    return new YamlSyntaxError('MB0006', { bracket }, { start: open.start, end: open.start + 1 })
  }
  return new YamlSyntaxError('MB0007', { bracket: bracket === '[' ? ']' : '}' }, visible(text, token))
}

/** A token's range, of at least one character where there is one. */
function visible(text: string, { start, end }: Token): { start: number; end: number } {
  return { start, end: Math.min(text.length, Math.max(end, start + 1)) }
}
