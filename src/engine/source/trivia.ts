const newline = 10
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13

/** The first offset from `from` on that is neither blank nor in a comment. */
export function skipBlank(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isBlank(code)) at++
    else if (code === 35 && (at === 0 || isBlank(text.charCodeAt(at - 1)))) {
      const end = text.indexOf('\n', at)
      at = end === -1 ? text.length : end
    } else break
  }
  return at
}

/** Where an empty value stands: behind the `:`, `-` or `?` that announces it, or at once. */
export function afterEmpty(text: string, from: number): number {
  const at = skipBlank(text, from)
  const code = text.charCodeAt(at)
  return code === 58 || code === 45 || code === 63 ? at + 1 : from
}

/** The offset behind the bracket that closes a flow collection whose last content ends at `from`. */
export function closingBracket(text: string, from: number): number {
  let at = from
  while (true) {
    at = skipBlank(text, at)
    if (at >= text.length) return text.length
    const code = text.charCodeAt(at)
    at++
    if (code === 93 || code === 125) return at
  }
}

/** Where the header (`|` or `>`) of a block scalar stands whose content begins at `content`; `from` is the end of what was read before. */
export function blockHeader(text: string, from: number, content: number): number {
  let lineEnd = content
  while (lineEnd > from && (text.charCodeAt(lineEnd - 1) === newline || text.charCodeAt(lineEnd - 1) === 13)) lineEnd--
  let at = Math.max(from, text.lastIndexOf('\n', lineEnd - 1) + 1)
  while (at < lineEnd && text.charCodeAt(at) !== 124 && text.charCodeAt(at) !== 62) at++
  return at
}

/** The end of what stands between two offsets, the blank space at its end left out. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--
  return at
}
