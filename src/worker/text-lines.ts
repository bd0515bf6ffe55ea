import type { SourceRange } from '../engine/types/source.js'
import type { TextRange } from './protocol.js'

/** Offsets of a text's line beginnings, to say ranges as the page counts them: lines and columns from 1. */
export class TextLines {
  private readonly starts: number[] = [0]

  constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1)
  }

  range(file: string, { start, end }: SourceRange): TextRange {
    const [line, column] = this.place(start)
    const [endLine, endColumn] = this.place(Math.max(start, this.withoutBlank(start, end)))
    return { file, line, column, endLine, endColumn }
  }

  /** Blank lines at the end of a block belong to no one. */
  private withoutBlank(start: number, end: number): number {
    let last = Math.min(end, this.text.length)
    while (last > start && /\s/.test(this.text[last - 1] ?? '')) last--
    return last
  }

  private place(offset: number): [line: number, column: number] {
    const at = Math.max(0, Math.min(offset, this.text.length))
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return [low + 1, at - (this.starts[low] ?? 0) + 1]
  }
}

/** The lines of several files, counted once a file. */
export class Lines {
  private readonly known = new Map<string, TextLines>()

  constructor(private readonly files: readonly { readonly name: string; readonly text: string }[]) {}

  range(file: string, range: SourceRange): TextRange {
    let lines = this.known.get(file)
    if (!lines) {
      lines = new TextLines(this.files.find((f) => f.name === file)?.text ?? '')
      this.known.set(file, lines)
    }
    return lines.range(file, range)
  }
}
