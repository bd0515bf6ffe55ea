import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import type { Still } from '../../src/worker/still'
import type { Language } from './format'
import type { Example } from './load'

type Draw = typeof import('../../src/worker/still').still

/** Loads the engine into the build, to compute what pages show of their examples before any script runs. */
export async function stillOf(siteDir: string, language: Language): Promise<(example: Example) => Still> {
  const outfile = path.join(siteDir, 'node_modules/.cache/meshbook', `still.${language}.${Date.now()}.mjs`)
  await build({
    entryPoints: [path.join(siteDir, 'src/worker/still.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    alias: { '@texts/diagram': path.join(siteDir, 'src/i18n/diagram', language) },
  })
  const { still } = (await import(pathToFileURL(outfile).href)) as { still: Draw }
  return ({ id, files, mesh, proxy, focus }) =>
    still({
      input: { files: files.map(({ name, text }) => ({ name, text })), mesh },
      own: files.filter((f) => f.from === id).map((f) => f.name),
      proxy,
      focus: focus && { text: focus.host, port: focus.port },
      language,
    })
}
