/** Where a cursor stands in a YAML document that may be half written. */
export interface Cursor {
  /** The keys and indexes that lead to the mapping or value where the cursor is. */
  readonly path: readonly (string | number)[]
  /** A key is being written into the mapping at `path`, or a value for `path`. */
  readonly role: 'key' | 'value'
  /** What is written of it already, and where that begins and ends in the whole text. */
  readonly written: string
  readonly start: number
  readonly end: number
  /** Keys that the mapping has already, the one at the cursor left out. */
  readonly siblings: readonly string[]
  /** Column of the mapping's keys, from 0; what is put in below them is indented from here. */
  readonly column: number
  /** Inside `{…}` or `[…]`. */
  readonly flow: boolean
  /** The value would begin a list item (`- `) or stand at one. */
  readonly item: boolean
  readonly apiVersion: string
  readonly kind: string
}

interface Container {
  readonly indent: number
  readonly list: boolean
  /** The last key of a mapping, the last index of a list. */
  at: string | number
  readonly keys: string[]
}

const entry = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"'{}[\],&*!|>%@`-][^:#]*?|-[^\s:#][^:#]*?)\s*:(?=\s|$)/
const opensText = /[|>][-+0-9]*\s*(?:#.*)?$/
const unquote = (key: string) => key.replace(/^(["'])(.*)\1$/, '$2')

/**
 * Finds the cursor's place by indentation alone, as a reader of YAML does: what is half written, and whatever is wrong elsewhere, does not
 * matter. Nothing is found inside comments and text blocks.
 */
export function findCursor(text: string, offset: number): Cursor | undefined {
  const { from, lines, row, column } = documentAt(text, offset)
  const current = lines[row] ?? ''
  const head = current.slice(0, column)
  if (/(?:^|\s)#/.test(head.replaceAll(/"[^"]*"|'[^']*'/g, ''))) return undefined
  const scan = new Scan()
  for (let i = 0; i < row; i++) scan.line(lines[i] ?? '')
  if (scan.inText(current, column)) return undefined
  const found = scan.cursor(head, current)
  if (!found) return undefined
  // What comes after the cursor may belong to the same mapping.
  for (let i = row + 1; i < lines.length; i++) scan.line(lines[i] ?? '')
  const begins = from + lines.slice(0, row).reduce((sum, l) => sum + l.length + 1, 0)
  const { container, ...rest } = found
  const own = (name: string) => new RegExp(`^${name}:[ \\t]*["']?([^\\s"'#]+)`, 'm').exec(lines.join('\n'))?.[1] ?? ''
  return {
    ...rest,
    start: begins + found.start,
    end: begins + found.end,
    siblings: container ? container.keys.filter((k) => k !== found.own) : found.siblings,
    apiVersion: own('apiVersion'),
    kind: own('kind'),
  }
}

/** The document around an offset: its lines, and the row and column of the offset among them. */
function documentAt(text: string, offset: number) {
  const before = text.slice(0, offset)
  const marks = [...before.matchAll(/^---(?=\s|$).*(?:\n|$)/gm)]
  const last = marks.at(-1)
  const from = last ? Math.min(offset, last.index + last[0].length) : 0
  const rest = text.slice(from)
  const next = /^---(?=\s|$)/m.exec(rest)
  const lines = (next ? rest.slice(0, next.index) : rest).split('\n').map((l) => l.replace(/\r$/, ''))
  const above = text.slice(from, offset).split('\n')
  return { from, lines, row: above.length - 1, column: (above.at(-1) ?? '').length }
}

type Found = Pick<Cursor, 'path' | 'role' | 'written' | 'start' | 'end' | 'siblings' | 'column' | 'flow' | 'item'> & {
  readonly container: Container | undefined
  /** The key at the cursor, as far as it is one. */
  readonly own: string
}

/** Reads a document line by line and keeps the containers that are open. */
class Scan {
  private readonly stack: Container[] = []
  /** Indentation of the key whose text block goes on. */
  private text = -1

  /** Whether a line belongs to a text block that goes on. */
  inText(line: string, column: number): boolean {
    if (this.text < 0) return false
    return (line.trim() === '' ? column : indentOf(line)) > this.text
  }

  line(line: string): void {
    if (line.trim() === '' || line.trimStart().startsWith('#')) return
    if (this.inText(line, 0)) return
    this.text = -1
    const { column, content } = this.dashes(line)
    const key = entry.exec(content)?.[1]
    if (key === undefined) return
    this.enter(column).at = unquote(key)
    this.top?.keys.push(unquote(key))
    if (opensText.test(content)) this.text = column
  }

  /** Takes the dashes at a line's beginning; gives what follows and its column. */
  private dashes(line: string): { column: number; content: string; item: boolean } {
    let column = indentOf(line)
    let content = line.slice(column)
    let item = false
    for (let dash = /^-(?:\s+|$)/.exec(content); dash; dash = /^-(?:\s+|$)/.exec(content)) {
      this.close((c) => c.indent > column)
      const top = this.top
      if (top?.list && top.indent === column) top.at = (top.at as number) + 1
      else this.stack.push({ indent: column, list: true, at: 0, keys: [] })
      column += dash[0].length
      content = content.slice(dash[0].length)
      item = true
    }
    return { column, content, item }
  }

  /** The mapping whose keys stand at the column: the one that is open there, or a new one. */
  private enter(column: number): Container {
    this.close((c) => c.indent > column || (c.indent === column && c.list))
    const top = this.top
    if (top && !top.list && top.indent === column) return top
    const made: Container = { indent: column, list: false, at: '', keys: [] }
    this.stack.push(made)
    return made
  }

  private close(ended: (container: Container) => boolean): void {
    while (this.top && ended(this.top)) this.stack.pop()
  }

  private get top(): Container | undefined {
    return this.stack.at(-1)
  }

  private path(containers = this.stack): (string | number)[] {
    return containers.map((c) => c.at)
  }

  cursor(head: string, line: string): Found | undefined {
    if (/\t/.test(head)) return undefined
    const { column, content, item } = this.dashes(head.trim() === '' ? '' : head)
    const at = head.trim() === '' ? head.length : column
    const key = entry.exec(content)
    if (!key) return this.atKey(content, at, head.length, line, item)
    const value = content.slice(key[0].length)
    // Right behind the colon there is no value yet.
    if (value === '') return undefined
    const container = this.enter(column)
    container.at = unquote(key[1] ?? '')
    const start = head.length - value.trimStart().length
    if (/^\s*[[{]/.test(value)) return atFlow(value.trimStart(), this.path(), start, line)
    return {
      path: this.path(),
      role: 'value',
      written: value.trimStart(),
      start,
      end: endOf(line, head.length, /^[^#]*?(?=\s+#|\s*$)/),
      siblings: [],
      container: undefined,
      own: '',
      column,
      flow: false,
      item: false,
    }
  }

  private atKey(content: string, column: number, end: number, line: string, item: boolean): Found | undefined {
    if (/^[[{]/.test(content)) return atFlow(content, this.path(), end - content.length, line)
    const container = this.enter(column)
    const rest = /^[\w./-]*/.exec(line.slice(end))?.[0] ?? ''
    return {
      path: this.path(this.stack.slice(0, -1)),
      role: 'key',
      written: content,
      start: end - content.length,
      end: end + rest.length,
      siblings: [],
      container,
      own: unquote(content + rest),
      column,
      flow: false,
      item,
    }
  }
}

const indentOf = (line: string) => line.length - line.trimStart().length
const endOf = (line: string, from: number, what: RegExp) => from + (what.exec(line.slice(from))?.[0].length ?? 0)

/** Inside `{…}` and `[…]` of one line the brackets tell the place. */
function atFlow(text: string, base: readonly (string | number)[], begins: number, line: string): Found | undefined {
  const stack: { list: boolean; at: string | number; keys: string[] }[] = []
  let word = ''
  let wordAt = 0
  let afterColon = false
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"?|'[^']*'?|[{}[\],]|:(?=\s|$)|[^\s{}[\],:]+(?::[^\s{}[\],:]+)*|\s+/g)) {
    const piece = match[0]
    const top = stack.at(-1)
    if (piece === '{' || piece === '[') {
      stack.push({ list: piece === '[', at: piece === '[' ? 0 : '', keys: [] })
      ;[word, wordAt, afterColon] = ['', match.index + 1, false]
    } else if (piece === '}' || piece === ']') {
      stack.pop()
      ;[word, wordAt, afterColon] = ['', match.index + 1, false]
    } else if (piece === ',') {
      if (top?.list) top.at = (top.at as number) + 1
      ;[word, wordAt, afterColon] = ['', match.index + 1, false]
    } else if (piece === ':') {
      if (top && !top.list) {
        top.at = unquote(word)
        top.keys.push(top.at)
      }
      ;[word, wordAt, afterColon] = ['', match.index + 1, true]
    } else if (/^\s/.test(piece)) {
      if (word === '') wordAt = match.index + piece.length
    } else {
      word = piece
      wordAt = match.index
    }
  }
  const top = stack.at(-1)
  if (!top) return undefined
  const value = top.list || afterColon
  const end = begins + text.length
  const rest = /^[\w./-]*/.exec(line.slice(end))?.[0] ?? ''
  const inner = stack.map((c) => c.at)
  return {
    path: [...base, ...(value ? inner : inner.slice(0, -1))],
    role: value ? 'value' : 'key',
    written: word,
    start: begins + wordAt,
    end: end + rest.length,
    siblings: top.keys,
    container: undefined,
    own: '',
    column: 0,
    flow: true,
    item: top.list,
  }
}
