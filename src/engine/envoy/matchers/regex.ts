import { RE2JS } from 're2js'

/** A regular expression that Envoy would take, or why not. RE2's: linear in the input, no look-around, no back-references. */
export interface Regex {
  /** Whether it matches the whole of the text. */
  readonly matches: (text: string) => boolean
  /** The text with every match replaced; `\1` stands for the first group. */
  readonly replace: (text: string, substitution: string) => string
  /** What is wrong with the expression; it then matches nothing. */
  readonly problem?: string
}

/** `re2.max_program_size.error_level` in Istio's bootstrap: Envoy refuses a larger program. */
const LARGEST_PROGRAM = 32_768
/** Longer expressions are refused unread, to bound the time of compiling. */
const LONGEST_EXPRESSION = 65_536
const MOST_REMEMBERED = 20_000

const remembered = new Map<string, Regex>()

/** The compiled expression; the same text is compiled once. */
export function regexOf(expression: string): Regex {
  const known = remembered.get(expression)
  if (known) return known
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const regex = compile(expression)
  remembered.set(expression, regex)
  return regex
}

const refused = (problem: string): Regex => ({ matches: () => false, replace: (text) => text, problem })

function compile(expression: string): Regex {
  if (expression.length > LONGEST_EXPRESSION) return refused(`longer than ${LONGEST_EXPRESSION} characters`)
  try {
    const re = RE2JS.compile(expression)
    const size = re.programSize()
    if (size > LARGEST_PROGRAM) return refused(`RE2 program size ${size} > ${LARGEST_PROGRAM}`)
    return {
      matches: (text) => re.matches(text),
      replace: (text, substitution) => replaceAll(re, text, substitution),
    }
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
}

function replaceAll(re: RE2JS, text: string, substitution: string): string {
  const matcher = re.matcher(text)
  let out = ''
  let end = 0
  let hasMatched = false
  while (matcher.find()) {
    // RE2 does not replace nothing right behind a match.
    if (matcher.end() === matcher.start() && matcher.start() === end && hasMatched) continue
    hasMatched = true
    out += text.slice(end, matcher.start())
    out += substitution.replace(/\\(\d|\\)/g, (whole, which: string) => {
      if (which === '\\') return '\\'
      return Number(which) <= matcher.groupCount() ? (matcher.group(Number(which)) ?? '') : whole
    })
    end = matcher.end()
  }
  return out + text.slice(end)
}
