/** What a reader gave: files of YAML or JSON in the order of their paths. */
export interface Gathered {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** Names of files of another kind. */
  readonly skipped: readonly string[]
}

export type Refusal =
  | { readonly reason: 'nothing' }
  | { readonly reason: 'size'; readonly bytes: number }
  | { readonly reason: 'count'; readonly files: number }
  | { readonly reason: 'unreadable'; readonly name: string }

/** A file that is there and not yet read. */
export interface Given {
  readonly name: string
  readonly blob: Blob
}

export const mostBytes = 16_000_000
export const mostFiles = 3000
/** So many entries of dropped directories are looked at: what is dropped may be a disk. */
const mostEntries = 20_000

/** Folders that hold no one's manifests. */
const ignored = /(?:^|\/)(?:\.[^/]+|node_modules)\//
const readable = /\.(?:ya?ml|json)$/i

/** Reads what is YAML or JSON by its name; what is too much is refused before anything is read. */
export async function gather(given: readonly Given[]): Promise<Gathered | Refusal> {
  const seen = given.filter(({ name }) => !ignored.test(`/${name}`))
  const wanted = seen.filter(({ name }) => readable.test(name)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  if (wanted.length === 0) return { reason: 'nothing' }
  if (wanted.length > mostFiles) return { reason: 'count', files: wanted.length }
  const bytes = wanted.reduce((sum, { blob }) => sum + blob.size, 0)
  if (bytes > mostBytes) return { reason: 'size', bytes }
  const names = new Set<string>()
  const files: { name: string; text: string }[] = []
  for (const { name, blob } of wanted) {
    if (names.has(name)) continue
    names.add(name)
    try {
      files.push({ name, text: (await blob.text()).replace(/^\ufeff/, '') })
    } catch {
      return { reason: 'unreadable', name }
    }
  }
  return { files, skipped: seen.filter(({ name }) => !readable.test(name)).map(({ name }) => name) }
}

/** Chosen files; of a directory by their paths in it. */
export const chosen = (list: FileList | null): Given[] =>
  [...(list ?? [])].map((blob) => ({ name: blob.webkitRelativePath || blob.name, blob }))

/** Dropped files and directories. Must be called while the event lasts. */
export function dropped(data: DataTransfer): Promise<Given[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null)
  const files = [...data.files]
  const roots = entries.filter((entry) => entry !== null)
  return roots.length > 0 ? walk(roots) : Promise.resolve(files.map((blob) => ({ name: blob.name, blob })))
}

async function walk(roots: readonly FileSystemEntry[]): Promise<Given[]> {
  const found: Given[] = []
  const waiting = [...roots]
  for (let seen = 0; waiting.length > 0 && seen < mostEntries; seen++) {
    const entry = waiting.pop()
    if (!entry) break
    const name = entry.fullPath.replace(/^\//, '')
    if (ignored.test(`/${name}/`)) continue
    if (isDirectory(entry)) waiting.push(...(await entriesOf(entry)))
    else {
      const blob = await new Promise<Blob | undefined>((resolve) => (entry as FileSystemFileEntry).file(resolve, () => resolve(undefined)))
      if (blob) found.push({ name, blob })
    }
  }
  return found
}

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A reader gives a hundred entries at a time. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader()
  const all: FileSystemEntry[] = []
  while (all.length < mostEntries) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (some.length === 0) return all
    all.push(...some)
  }
  return all
}
