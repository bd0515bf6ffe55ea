import type { Still } from '../../src/worker/still'
import { bundled } from '../bundled'
import type { Language } from './format'
import type { Example } from './load'

/** Loads the engine into the build, to compute what pages show of their examples before any script runs. */
export async function stillOf(language: Language): Promise<(example: Example) => Still> {
  const { still } = await bundled<typeof import('../../src/worker/still')>('src/worker/still.ts', language)
  return ({ id, files, mesh, proxy, focus }) =>
    still({
      input: { files: files.map(({ name, text }) => ({ name, text })), mesh },
      own: files.filter((f) => f.from === id).map((f) => f.name),
      proxy,
      focus: focus && { text: focus.host, port: focus.port },
      language,
    })
}
