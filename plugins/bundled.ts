import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import type { Language } from './examples/format'

/** Where the bundles stand while they are read: below the packages, which they may name. */
const cache = path.resolve('node_modules/.cache/meshbook')

/**
 * Loads a module of the site's own into the build, to compute what pages show before any script runs: bundled, for Node reads no
 * TypeScript. `diagrams`: the language of the texts in drawings.
 */
export async function bundled<Module>(entry: string, diagrams: Language = 'en'): Promise<Module> {
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(path.join(cache, 'bundle-'))
  const outfile = path.join(folder, 'module.mjs')
  try {
    await build({
      entryPoints: [path.resolve(entry)],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
      alias: { '@texts/diagram': path.resolve('src/i18n/diagram', diagrams) },
      // The package that writes YAML asks for Node's own parts, which a module has by another way.
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    })
    return (await import(pathToFileURL(outfile).href)) as Module
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
