/** A piece of a line and what it is. */
export interface Token {
  readonly text: string
  readonly type: 'plain' | 'comment' | 'key' | 'string' | 'number' | 'punctuation'
}

const block = /^(\s*)((?:- +)*)((?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"'{}[\],&*!|>%@`][^:#]*?)\s*:)(?=\s|$)/
const separator = /^(?:---|\.\.\.)(?=\s|$)/
const piece = /(?:\s#.*$)|(?:^#.*$)|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[{}[\],]|[^\s{}[\],"']+|\s+|["']/g
const number = /^(?:[-+]?\d[\d_]*(?:\.\d+)?(?:e[-+]?\d+)?|true|false|null|yes|no|on|off|~|\d+(?:\.\d+)?(?:ns|us|ms|s|m|h))$/i
/** Longer lines are no YAML that anyone reads; they stay one piece. */
const longest = 2000
const opensText = /[|>][-+0-9]*\s*(?:#.*)?$/

/** Cuts YAML into coloured pieces, line by line: for reading only, and for any text, however broken. */
export function highlightYaml(text: string): Token[][] {
  /** Indentation of the key whose text block goes on; lines deeper than it belong to the text. */
  let inText = -1
  return text.split('\n').map((line) => {
    if (line.length > longest) return [{ text: line, type: 'plain' }]
    const indent = line.length - line.trimStart().length
    if (inText >= 0) {
      if (line.trim() === '' || indent > inText) return [{ text: line, type: 'string' }]
      inText = -1
    }
    if (separator.test(line)) return [{ text: line, type: 'punctuation' }]
    const tokens: Token[] = []
    const head = block.exec(line)
    let rest = line
    if (head) {
      const [whole, space = '', dashes = '', key = ''] = head
      if (space) tokens.push({ text: space, type: 'plain' })
      if (dashes) tokens.push({ text: dashes, type: 'punctuation' })
      tokens.push({ text: key.slice(0, -1), type: 'key' }, { text: ':', type: 'punctuation' })
      rest = line.slice(whole.length)
      if (opensText.test(rest)) inText = indent + dashes.length
    }
    values(rest, tokens)
    return tokens
  })
}

function values(text: string, tokens: Token[]): void {
  for (const match of text.matchAll(piece)) {
    const word = match[0]
    if (/^\s*#/.test(word)) tokens.push({ text: word, type: 'comment' })
    else if (/^\s+$/.test(word)) tokens.push({ text: word, type: 'plain' })
    else if (/^[{}[\],]$/.test(word) || word === '-') tokens.push({ text: word, type: 'punctuation' })
    else if (word.length > 1 && word.endsWith(':'))
      tokens.push({ text: word.slice(0, -1), type: 'key' }, { text: ':', type: 'punctuation' })
    else if (word.startsWith('"') || word.startsWith("'")) tokens.push({ text: word, type: 'string' })
    else tokens.push({ text: word, type: number.test(word) ? 'number' : 'string' })
  }
}
