import { char, isBlank, isBreak, isGap } from './characters.js'

/** A place in a text that moves forwards and knows its column. */
export class Cursor {
  at = 0
  /** Where the current line begins. */
  lineStart = 0
  line = 0

  constructor(readonly text: string) {}

  get column(): number {
    return this.at - this.lineStart
  }

  /** The code of the character here, or some way on; NaN past the end. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead)
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length
  }

  skipBlanks(): void {
    while (isBlank(this.text.charCodeAt(this.at))) this.at++
  }

  /** Moves to the end of the line, its break left unread. */
  skipLine(): void {
    while (this.at < this.text.length && !isBreak(this.text.charCodeAt(this.at))) this.at++
  }

  /** Reads the line break here and gives what it means in a scalar: a newline, except for the separators of Unicode. */
  readBreak(): string {
    const code = this.code()
    if (!isBreak(code)) return ''
    this.at += code === char.carriageReturn && this.code(1) === char.newline ? 2 : 1
    this.lineStart = this.at
    this.line++
    return code === char.lineSeparator || code === char.paragraphSeparator ? String.fromCharCode(code) : '\n'
  }

  /** Whether a line `---` or `...` begins here. */
  isAtDocumentMarker(): boolean {
    if (this.at !== this.lineStart) return false
    const code = this.code()
    return (code === char.minus || code === char.dot) && this.code(1) === code && this.code(2) === code && isGap(this.code(3))
  }
}

/** Joins two stretches of a scalar that line breaks separate: one break becomes a space, of more the first is dropped. */
export function foldBreaks(first: string, others: string): string {
  if (first !== '' && first !== '\n') return first + others
  return first !== '' && others === '' ? ' ' : others
}
