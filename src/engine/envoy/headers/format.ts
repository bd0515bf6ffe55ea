import { commands } from './commands.js'
import type { FormatContext } from './context.js'

/** What TLS would know: empty where there is none. */
const isAboutTls = /^DOWNSTREAM_(TLS_|PEER_|LOCAL_(?:SUBJECT|URI|DNS|IP|EMAIL|OTHERNAME))/

interface Command {
  readonly name: string
  readonly argument: string
  readonly longest: number
  /** As it is written. */
  readonly source: string
}

/** A format string cut at its commands. */
export type Format = readonly (string | Command)[]

const remembered = new Map<string, Format>()
const MOST_REMEMBERED = 10_000
/** Longer ones are taken as they stand. */
const LONGEST = 16_384

/** A format string read: `%%` is a percent sign, `%NAME(argument):length%` a command. */
export function formatOf(text: string): Format {
  const known = remembered.get(text)
  if (known) return known
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const format = text.includes('%') && text.length <= LONGEST ? parse(text) : [text]
  remembered.set(text, format)
  return format
}

function parse(text: string): Format {
  const parts: (string | Command)[] = []
  const command = /%([A-Z0-9_]+)(?:\((.*?)\))?(?::(\d{1,9}))?%/y
  let plain = ''
  let at = 0
  while (at < text.length) {
    const next = text.indexOf('%', at)
    if (next < 0) break
    plain += text.slice(at, next)
    command.lastIndex = next
    const match = text[next + 1] === '%' ? undefined : command.exec(text)
    if (match) {
      if (plain) parts.push(plain)
      plain = ''
      parts.push({ name: match[1] as string, argument: match[2] ?? '', longest: match[3] ? Number(match[3]) : Infinity, source: match[0] })
      at = command.lastIndex
    } else {
      plain += '%'
      at = text[next + 1] === '%' ? next + 2 : next + 1
    }
  }
  plain += text.slice(at)
  if (plain) parts.push(plain)
  return parts
}

/** The text of a format. What there is no value for is empty; a command whose value only a running proxy knows stands for itself, and is listed. */
export function evaluate(format: Format, context: FormatContext): { readonly text: string; readonly unknown: readonly string[] } {
  const unknown: string[] = []
  const text = format
    .map((part) => {
      if (typeof part === 'string') return part
      const read = Object.hasOwn(commands, part.name) ? commands[part.name] : undefined
      if (!read && isAboutTls.test(part.name) && !context.stream.connection.tls) return ''
      if (!read) {
        unknown.push(part.source)
        return part.source
      }
      return (read(context, part.argument) ?? '').slice(0, part.longest)
    })
    .join('')
  return { text, unknown }
}
