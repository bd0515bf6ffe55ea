import type { TextEdit } from '../types/fix.js'
import type { SourceFile } from '../types/source.js'

/** The files with the edits made; undefined where two of them touch the same text. A file without edits stays the same object. */
export function applyEdits(files: readonly SourceFile[], edits: readonly TextEdit[]): readonly SourceFile[] | undefined {
  const result: SourceFile[] = []
  for (const file of files) {
    const own = edits.filter((edit) => edit.file === file.name).sort((a, b) => a.start - b.start || a.end - b.end)
    let text = ''
    let at = 0
    for (const { start, end, text: replacement } of own) {
      if (start < at || end < start || end > file.text.length) return undefined
      text += file.text.slice(at, start) + replacement
      at = end
    }
    result.push(own.length === 0 ? file : { ...file, text: text + file.text.slice(at) })
  }
  return result
}
