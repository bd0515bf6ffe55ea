import { char, isGap, isNameCharacter } from './characters.js'
import type { Cursor } from './cursor.js'
import { YamlSyntaxError } from './syntax-error.js'

const uriSigns = new Set([...";/?:@&=+$,.!~*'()[]%"].map((sign) => sign.charCodeAt(0)))
const corePrefix = 'tag:yaml.org,2002:'

/**
 * Scans a tag. Gives `!!name` for those of YAML itself, however spelled; `!` for the tag that says "not plain"; else the tag in full.
 */
export function scanTag(cursor: Cursor): string {
  const start = cursor.at
  const malformed = (): YamlSyntaxError => new YamlSyntaxError('MB0012', { sign: '!' }, { start, end: Math.max(cursor.at, start + 1) })
  cursor.at++
  const isVerbatim = cursor.code() === char.less
  if (isVerbatim) cursor.at++
  const from = cursor.at
  while (isNameCharacter(cursor.code()) || uriSigns.has(cursor.code())) cursor.at++
  const name = decode(cursor.text.slice(from, cursor.at))
  if (name === undefined) throw malformed()
  if (isVerbatim) {
    if (name === '' || cursor.code() !== char.greater) throw malformed()
    cursor.at++
    if (!isGap(cursor.code())) throw malformed()
    return name.startsWith(corePrefix) ? `!!${name.slice(corePrefix.length)}` : name
  }
  if (!isGap(cursor.code())) throw malformed()
  if (name === '!') throw malformed()
  // A handle of the document's own, `!e!name`, would need a directive, which no document that Kubernetes takes can have.
  if (/^[0-9A-Za-z_-]+!/.test(name)) throw malformed()
  return name.startsWith('!') ? `!!${name.slice(1)}` : `!${name}`
}

/** The name without its `%20`s; undefined where they spell nothing. */
function decode(name: string): string | undefined {
  if (!name.includes('%')) return name
  try {
    return decodeURIComponent(name)
  } catch {
    return undefined
  }
}
