import { refuse } from './problem.js'

/** A word of a line, quotes taken off. */
export interface Word {
  readonly text: string
  /** Where it begins, from 1. */
  readonly column: number
  readonly quoted: boolean
}

/** Splits a line at blanks: `"…"` with backslashes is one word, and for a shell `'…'` too. A quote never closed is refused. */
export function wordsOf(line: string, shell: boolean): readonly Word[] {
  const words: Word[] = []
  let i = 0
  while (i < line.length) {
    if (isBlank(line[i])) {
      i++
      continue
    }
    const start = i
    let text = ''
    let quoted = false
    while (i < line.length && !isBlank(line[i])) {
      const quote = line[i]
      if (quote !== '"' && !(shell && quote === "'")) {
        text += line[i++]
        continue
      }
      quoted = true
      const opened = i++
      while (i < line.length && line[i] !== quote) {
        if (quote === '"' && line[i] === '\\' && i + 1 < line.length) i++
        text += line[i++]
      }
      if (i === line.length) refuse('open-quote', {}, opened + 1)
      i++
    }
    words.push({ text, column: start + 1, quoted })
  }
  return words
}

const isBlank = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\r'
