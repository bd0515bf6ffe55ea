import { resolvePlain } from '../source/scalar.js'
import type { TextEdit } from '../types/fix.js'
import type { Path, SourceDocument, SourceRange } from '../types/source.js'

/** What is to be written: a scalar's text, or a mapping. */
export type Written = string | { readonly [key: string]: Written }

/** The value at a path; undefined where it leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined
    here = (here as Record<string | number, unknown>)[step]
  }
  return here
}

/** A document's text and the places in it, for whoever changes it. Offsets count from the document's start, edits from the file's. */
export class Layout {
  constructor(
    readonly document: SourceDocument,
    /** Offset of the document in its file. */
    readonly start: number,
  ) {}

  get text(): string {
    return this.document.text
  }

  get newline(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n'
  }

  value(path: Path): unknown {
    return valueAt(this.document.value, path)
  }

  edit({ start, end }: SourceRange, text: string): TextEdit {
    return { file: this.document.file, start: start + this.start, end: end + this.start, text }
  }

  /** The key that a path ends with, as it is written; undefined where it comes from elsewhere, as by a merge. */
  key(path: Path): SourceRange | undefined {
    const { key } = this.document.locate(path)
    const name = path.at(-1)
    if (!key || typeof name !== 'string' || this.value(path) === undefined) return undefined
    const raw = this.text.slice(key.start, key.end)
    return [name, `"${name}"`, `'${name}'`].includes(raw) ? key : undefined
  }

  /** The place of a scalar that is written on one line, here and not by an alias. */
  scalar(path: Path): SourceRange | undefined {
    const value = this.value(path)
    if (value === undefined || (typeof value === 'object' && value !== null)) return undefined
    const { value: range } = this.document.locate(path)
    const raw = this.text.slice(range.start, range.end)
    if (raw === '' || /^[*&!|>]|\n/.test(raw)) return undefined
    return range
  }

  /** Whether a list or mapping is written in brackets. */
  isFlow(path: Path): boolean {
    return /[[{]/.test(this.text.charAt(this.document.locate(path).value.start))
  }

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1
  }

  /** Where the line around an offset ends, before its line break. */
  lineEnd(offset: number): number {
    const at = this.text.indexOf('\n', offset)
    const end = at === -1 ? this.text.length : at
    return end > offset && this.text.charAt(end - 1) === '\r' ? end - 1 : end
  }

  column(offset: number): number {
    return offset - this.lineStart(offset)
  }

  /** Where the last line of what a path leads to ends: of a list or mapping in block style that of its last leaf. */
  lastLineEnd(path: Path): number {
    const leaf = this.leafEnd(path)
    // A block scalar ends with the line break.
    return this.lineEnd(leaf > 0 && this.text.charAt(leaf - 1) === '\n' ? leaf - 1 : leaf)
  }

  private leafEnd(path: Path): number {
    const value = this.value(path)
    const { value: range } = this.document.locate(path)
    if (typeof value !== 'object' || value === null || this.isFlow(path)) return range.end
    let end = range.start
    for (const step of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      const inner = [...path, step]
      if (typeof step === 'string' && !this.key(inner)) continue
      end = Math.max(end, this.document.locate(inner).key?.end ?? 0, this.leafEnd(inner))
    }
    return end
  }

  /** Puts another scalar in the place of one, in the quotes that are there. */
  replaceScalar(path: Path, to: string): TextEdit | undefined {
    const range = this.scalar(path)
    if (!range) return undefined
    const quote = this.text.charAt(range.start)
    if (quote === '"') return this.edit(range, JSON.stringify(to))
    if (quote === "'") return this.edit(range, `'${to.replaceAll("'", "''")}'`)
    return this.edit(range, plain(to))
  }

  renameKey(path: Path, to: string): TextEdit | undefined {
    const key = this.key(path)
    if (!key) return undefined
    const quote = this.text.charAt(key.start)
    return this.edit(key, quote === '"' || quote === "'" ? quote + to + quote : plain(to))
  }
}

/** A string as YAML: in quotes only where it needs them. */
export function plain(text: string): string {
  const isPlain = /^[A-Za-z0-9_./][\w./@+-]*$/.test(text) && typeof resolvePlain(text).value === 'string'
  return isPlain ? text : JSON.stringify(text)
}
