import type { ViewName } from '../../worker/protocol'

/** What a share link carries: the texts that differ from the example, and what the reader looks at. */
export interface Shared {
  readonly example: string
  readonly edits: Readonly<Record<string, string>>
  readonly open: string
  readonly view: ViewName
  readonly proxy: string
}

/** Before the first dot of the fragment stands the version: a later format must not be read as this one. */
const prefix = '#play=1.'
/** A link beyond this many characters is cut off by chats and mail programs. */
export const longestLink = 32_000
/** What a link may unfold to; more is no link of ours. */
const mostBytes = 2_000_000

/** The fragment for a state: deflated JSON in base64url. */
export async function encodeShare(shared: Shared): Promise<string> {
  const json = JSON.stringify([shared.example, shared.edits, shared.open, shared.view, shared.proxy])
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return prefix + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Whether a fragment claims to be a share link, of this version or another. */
export const isShare = (fragment: string): boolean => /^#play=\d+\./.test(fragment)

/** Reads a fragment; undefined for one that is broken, too large or of another version. */
export async function decodeShare(fragment: string): Promise<Shared | undefined> {
  if (!fragment.startsWith(prefix)) return undefined
  try {
    const binary = atob(fragment.slice(prefix.length).replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return check(JSON.parse(await readAtMost(stream, mostBytes)))
  } catch {
    return undefined
  }
}

async function readAtMost(stream: ReadableStream<Uint8Array>, most: number): Promise<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  for (let size = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > most) {
      await reader.cancel()
      throw new RangeError('too large')
    }
    text += decoder.decode(value, { stream: true })
  }
}

const views: readonly string[] = ['diagram', 'trace', 'diff', 'tables', 'json', 'injection']
const isText = (v: unknown): v is string => typeof v === 'string'

function check(value: unknown): Shared | undefined {
  if (!Array.isArray(value)) return undefined
  const [example, edits, open, view, proxy] = value as unknown[]
  if (!isText(example) || !isText(open) || !isText(proxy) || !isText(view) || !views.includes(view)) return undefined
  if (typeof edits !== 'object' || edits === null || Array.isArray(edits) || !Object.values(edits).every(isText)) return undefined
  return { example, edits: edits as Record<string, string>, open, view: view as ViewName, proxy }
}
