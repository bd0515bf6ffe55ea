/** Where a text stops being JSON. */
export interface JsonStop {
  readonly offset: number
  /** It ends too early; otherwise something stands there that JSON cannot have. */
  readonly isCutOff: boolean
}

interface Open {
  readonly container: unknown[] | Map<string, unknown>
  key?: string
}

const space = /[\t\n\r ]*/y
const plainString = /"(?:[^"\\\n]|\\.)*"/y
const scalar = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/**
 * Reads JSON up to where it breaks off, and closes what is open there: for texts that JSON.parse refuses. A loop, not a recursion, so depth
 * costs nothing; every key is a key, `__proto__` too.
 */
export function readPartialJson(text: string): { readonly value: unknown; readonly stop?: JsonStop } {
  const open: Open[] = []
  let at = 0
  let root: unknown
  const finish = (stop?: JsonStop) => {
    while (open.length > 0) close()
    return { value: root, ...(stop ? { stop } : {}) }
  }
  const put = (value: unknown): void => {
    const top = open.at(-1)
    if (!top) root = value
    else if (Array.isArray(top.container)) top.container.push(value)
    else if (top.key !== undefined) {
      top.container.set(top.key, value)
      delete top.key
    }
  }
  const close = (): void => {
    const { container } = open.pop() as Open
    put(Array.isArray(container) ? container : Object.fromEntries(container))
  }
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  let wantsComma = false
  for (;;) {
    at += match(space)?.length ?? 0
    if (at >= text.length) return finish(open.length > 0 || root === undefined ? { offset: at, isCutOff: true } : undefined)
    const wrong = { offset: at, isCutOff: false }
    const top = open.at(-1)
    const character = text.charAt(at)
    if (!top && root !== undefined) return finish(wrong)
    if (top && character === (Array.isArray(top.container) ? ']' : '}')) {
      at++
      close()
      wantsComma = true
      continue
    }
    if (top && wantsComma) {
      if (character !== ',') return finish(wrong)
      at++
      wantsComma = false
      continue
    }
    if (top && !Array.isArray(top.container) && top.key === undefined) {
      const key = match(plainString)
      if (key === undefined) return finish({ offset: at, isCutOff: character === '"' })
      at += key.length
      at += match(space)?.length ?? 0
      if (at >= text.length) return finish({ offset: at, isCutOff: true })
      if (text.charAt(at) !== ':') return finish({ offset: at, isCutOff: false })
      at++
      top.key = asString(key)
      continue
    }
    if (character === '{' || character === '[') {
      at++
      open.push({ container: character === '{' ? new Map() : [] })
      wantsComma = false
      continue
    }
    const piece = character === '"' ? match(plainString) : match(scalar)
    if (piece === undefined) return finish({ offset: at, isCutOff: character === '"' || isStart(text.slice(at)) })
    at += piece.length
    put(character === '"' ? asString(piece) : (JSON.parse(piece) as unknown))
    wantsComma = true
  }
}

/** Whether the rest of a text is the beginning of a word that JSON knows. */
const isStart = (rest: string): boolean => ['true', 'false', 'null'].some((word) => word.startsWith(rest)) || /^-?\d*$/.test(rest)

function asString(quoted: string): string {
  try {
    return JSON.parse(quoted) as string
  } catch {
    return quoted.slice(1, -1)
  }
}
