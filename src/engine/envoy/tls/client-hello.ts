import type { ClientHello } from '../../types/request.js'

/** Bytes of a record's header, and of a handshake message's. */
const RECORD_HEADER = 5
const MESSAGE_HEADER = 4
/** The most that a record holds in plain text, or encrypted; a handshake message is no longer than the first. */
const LONGEST_PLAIN = 16_384
const LONGEST_RECORD = LONGEST_PLAIN + 320
const HANDSHAKE = 22
const CLIENT_HELLO = 1
const SERVER_NAME = 0
const ALPN = 16

/** Reads big-endian numbers and lengths with what they measure; `undefined` where the bytes end too soon. */
class Reader {
  private at = 0
  constructor(private readonly bytes: string) {}

  get isEmpty(): boolean {
    return this.at >= this.bytes.length
  }

  number(size: number): number | undefined {
    const part = this.take(size)
    return part === undefined ? undefined : numberIn(part)
  }

  take(size: number | undefined): string | undefined {
    if (size === undefined || this.at + size > this.bytes.length) return undefined
    this.at += size
    return this.bytes.slice(this.at - size, this.at)
  }

  /** What follows a length of so many bytes. */
  vector(size: number): string | undefined {
    return this.take(this.number(size))
  }
}

const numberIn = (bytes: string): number => [...bytes].reduce((n, letter) => n * 256 + (letter.charCodeAt(0) & 0xff), 0)

/**
 * What raw bytes (a letter each) are to a TLS server that has only begun to listen: a whole ClientHello, the beginning of what may be one, or
 * something else. The server first wants a record's header, then the record, then the message, and gives up at the first that cannot be.
 */
export function helloIn(bytes: string): ClientHello | 'incomplete' | 'other' {
  let message = ''
  for (let at = 0; ; ) {
    const header = bytes.slice(at, at + RECORD_HEADER)
    if (header.length < RECORD_HEADER) return 'incomplete'
    const [type = 0, major = 0] = [...header].map((letter) => letter.charCodeAt(0) & 0xff)
    const length = numberIn(header.slice(3))
    if (major !== 3 || length > LONGEST_RECORD) return 'other'
    const record = bytes.slice(at + RECORD_HEADER, at + RECORD_HEADER + length)
    if (record.length < length) return 'incomplete'
    if (type !== HANDSHAKE || length > LONGEST_PLAIN) return 'other'
    message += record
    at += RECORD_HEADER + length
    if (message.length < MESSAGE_HEADER) continue
    const size = numberIn(message.slice(1, MESSAGE_HEADER))
    if (size > LONGEST_PLAIN) return 'other'
    if (message.length < MESSAGE_HEADER + size) continue
    return (message.charCodeAt(0) & 0xff) === CLIENT_HELLO
      ? (fieldsOf(message.slice(MESSAGE_HEADER, MESSAGE_HEADER + size)) ?? 'other')
      : 'other'
  }
}

/** The fields of a ClientHello; undefined where it is none. */
function fieldsOf(body: string): ClientHello | undefined {
  const reader = new Reader(body)
  const [version, random, session] = [reader.take(2), reader.take(32), reader.vector(1)]
  const [ciphers, compression] = [reader.vector(2), reader.vector(1)]
  if (version === undefined || random === undefined || session === undefined || !ciphers || ciphers.length % 2 === 1 || !compression) {
    return undefined
  }
  if (reader.isEmpty) return { alpn: [] }
  const extensions = reader.vector(2)
  if (extensions === undefined || !reader.isEmpty) return undefined
  const found: { serverName?: string; alpn: string[] } = { alpn: [] }
  for (const list = new Reader(extensions); !list.isEmpty; ) {
    const [type, value] = [list.number(2), list.vector(2)]
    if (type === undefined || value === undefined) return undefined
    if (type === SERVER_NAME) {
      const names = new Reader(new Reader(value).vector(2) ?? '')
      // The first name counts, and only a host name can be one.
      if (names.number(1) === 0) found.serverName = names.vector(2) ?? ''
    } else if (type === ALPN) {
      for (const protocols = new Reader(new Reader(value).vector(2) ?? ''); !protocols.isEmpty; ) {
        const protocol = protocols.vector(1)
        if (protocol === undefined) return undefined
        found.alpn.push(protocol)
      }
    }
  }
  return found
}
