/** Character codes and classes as YAML 1.1 has them. A code past the text's end is NaN. */
export const char = {
  tab: 9,
  newline: 10,
  carriageReturn: 13,
  space: 32,
  exclamation: 33,
  doubleQuote: 34,
  hash: 35,
  percent: 37,
  ampersand: 38,
  singleQuote: 39,
  asterisk: 42,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  greater: 62,
  question: 63,
  at: 64,
  leftBracket: 91,
  backslash: 92,
  rightBracket: 93,
  backquote: 96,
  leftBrace: 123,
  bar: 124,
  rightBrace: 125,
  nextLine: 0x85,
  lineSeparator: 0x2028,
  paragraphSeparator: 0x2029,
  byteOrderMark: 0xfeff,
} as const

export const isBlank = (code: number): boolean => code === char.space || code === char.tab

export const isBreak = (code: number): boolean =>
  code === char.newline ||
  code === char.carriageReturn ||
  code === char.nextLine ||
  code === char.lineSeparator ||
  code === char.paragraphSeparator

/** A blank, a line break, or the end of the text. */
export const isGap = (code: number): boolean => isBlank(code) || isBreak(code) || Number.isNaN(code)

export const isDigit = (code: number): boolean => code >= char.zero && code <= char.nine

/** What may stand in the name of an anchor: ASCII letters, digits, `_` and `-`. */
export const isNameCharacter = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code === char.minus

/** `,` `?` `[` `]` `{` `}`: what ends a plain scalar inside brackets. */
export const isFlowIndicator = (code: number): boolean =>
  code === char.comma ||
  code === char.question ||
  code === char.leftBracket ||
  code === char.rightBracket ||
  code === char.leftBrace ||
  code === char.rightBrace

/** The first character of a text that YAML does not allow anywhere, or -1. */
export function forbiddenCharacter(text: string): number {
  const match = forbidden.exec(text)
  return match ? match.index : -1
}

const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
