import type { Cursor } from './cursor.js'
import { missingColon } from './lines.js'
import type { Token } from './token.js'

/** A place where a key without `?` may have begun: whether it did, the next `:` decides. */
export interface PossibleKey {
  readonly start: number
  readonly line: number
  readonly column: number
  /** Index of its first token. */
  readonly token: number
  /** Whether only a key can stand here, for it continues a block mapping or sequence. */
  readonly isRequired: boolean
}

/** A key and its `:` stand on one line, at most so many characters apart. */
const longestKey = 1024

/** Keeps track of where keys may have begun: one place for the block context and one for each open bracket. */
export class SimpleKeys {
  /** Whether a key may begin at the next token. */
  allowed = true
  private readonly possible: (PossibleKey | undefined)[] = [undefined]

  constructor(
    private readonly cursor: Cursor,
    private readonly tokens: readonly Token[],
  ) {}

  get isInFlow(): boolean {
    return this.possible.length > 1
  }

  /** Gives the number of brackets now open. */
  enterFlow(): number {
    return this.possible.push(undefined) - 1
  }

  /** A bracket that closes nothing leaves the block context alone; the parser reports it. */
  leaveFlow(): void {
    if (this.isInFlow) this.possible.pop()
  }

  /** Notes that a key may begin here, where one may; after it none may for now. */
  save(indent: number): void {
    const { cursor } = this
    if (this.allowed) {
      this.drop()
      const isRequired = !this.isInFlow && indent === cursor.column
      const key = { start: cursor.at, line: cursor.line, column: cursor.column, token: this.tokens.length, isRequired }
      this.possible[this.possible.length - 1] = key
    }
    this.allowed = false
  }

  /** Gives up the possible key; one that was required is an error. */
  drop(): void {
    const key = this.possible.at(-1)
    if (key?.isRequired) throw missingColon(this.cursor.text, key.start)
    this.possible[this.possible.length - 1] = undefined
  }

  /** The key that the `:` here belongs to, if any. */
  take(): PossibleKey | undefined {
    const key = this.possible.at(-1)
    if (!key) return undefined
    const isStale = key.line < this.cursor.line || this.cursor.at - key.start > longestKey
    if (isStale && key.isRequired) throw missingColon(this.cursor.text, key.start)
    this.possible[this.possible.length - 1] = undefined
    return isStale ? undefined : key
  }
}
