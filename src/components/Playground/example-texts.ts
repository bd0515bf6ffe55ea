import type { ClusterInput } from '../../worker/protocol'
import type { ExampleTexts } from './example'

const loadOne = async (id: string): Promise<ExampleTexts> =>
  (await import(`@generated/meshbook-examples/default/texts/${id}.json`)).default as ExampleTexts

/** Loads an example's files, those that it inherits among them. Each example's own texts are one chunk, loaded once a page. */
export async function loadExample(id: string, load = loadOne): Promise<ClusterInput> {
  const { files, mesh } = await load(id)
  const owners = [...new Set(files.map((f) => f.from))]
  const owned = new Map(await Promise.all(owners.map(async (owner) => [owner, (await load(owner)).own] as const)))
  return { files: files.map(({ name, from }) => ({ name, text: owned.get(from)?.[name] ?? '' })), mesh }
}

/** Loads the files that an exercise's solution replaces or adds. */
export const loadSolution = async (id: string, load = loadOne): Promise<Readonly<Record<string, string>>> => (await load(id)).solution ?? {}
