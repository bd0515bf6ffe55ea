import type { Sources } from '../source/index.js'
import type { SourceDocument, SourceFile } from '../types/source.js'
import { type FileLines, fileLines } from './file-lines.js'

/**
 * The documents that istioctl never sees, though kubectl takes them. It ends a document at a line of nothing but `---`; at one with a comment
 * it reads on, and then it looks at the first document alone, or at none if the line is no separator to YAML either (`----`).
 * Istio: pilot/pkg/config/file/util/kubeyaml/kubeyaml.go#Read
 */
export function unread(
  files: readonly SourceFile[],
  { documents, placements }: Pick<Sources, 'documents' | 'placements'>,
): (document: SourceDocument) => boolean {
  // Most files have no such line.
  const odd = files.filter(({ text }) => /^---.*\S/m.test(text))
  if (odd.length === 0) return () => false
  const lines = new Map(odd.map((file) => [file.name, fileLines(file)]))
  const stretchAt = (of: FileLines, offset: number): number => of.stretchOf(of.lineAt(offset))
  /** By file and stretch where the document begins that is read, or Infinity if none is. */
  const firsts = new Map<string, number>()
  const begin = (file: string, offset: number, at: number): void => {
    const of = lines.get(file)
    if (!of) return
    const key = `${stretchAt(of, offset)} ${file}`
    firsts.set(key, Math.min(firsts.get(key) ?? Number.POSITIVE_INFINITY, at))
  }
  for (const document of documents) {
    const { start } = placements(document) ?? { start: 0 }
    begin(document.file, start, start)
  }
  for (const { name, text } of odd) {
    for (const { index, 1: rest = '' } of text.matchAll(/^---(.*\S.*)$/gm)) {
      if (/^\s+#/.test(rest)) continue
      // To YAML a line such as `----` is no separator, and a document that begins on the separator's line cannot be a mapping.
      begin(name, index, /^\s/.test(rest) ? index : -1)
    }
  }
  return (document) => {
    const of = lines.get(document.file)
    if (!of) return false
    const { start } = placements(document) ?? { start: 0 }
    return (firsts.get(`${stretchAt(of, start)} ${document.file}`) ?? start) < start
  }
}

/** Whether a document stands behind a separator line that ends no other, which istioctl takes for a part of it. */
export function behindSeparator(
  files: readonly SourceFile[],
  { placements }: Pick<Sources, 'placements'>,
): (document: SourceDocument) => boolean {
  const byName = new Map(files.map((file) => [file.name, file]))
  return (document) => {
    const file = byName.get(document.file)
    return file !== undefined && isBehindSeparator(file, placements(document)?.start ?? 0)
  }
}

export function isBehindSeparator(file: SourceFile, start: number): boolean {
  if (start === 0) return false
  const lines = fileLines(file)
  const line = lines.lineAt(start)
  const first = lines.stretchOf(line)
  return first < line && lines.textOf(first).startsWith('---')
}
