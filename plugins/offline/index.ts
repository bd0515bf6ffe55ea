import { readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'
import { build } from 'esbuild'
import type { SiteFiles } from '../../src/offline/messages'
import { siteRoot } from '../../src/offline/site-root'

/**
 * Makes the site work offline once visited: every page registers one service worker, which stands at the root of the site and serves both
 * languages. `offline-files.json` of each language names its files, for readers who want the whole course.
 */
export default function offlinePlugin(context: LoadContext): Plugin {
  const { currentLocale, defaultLocale } = context.i18n
  const isDefault = currentLocale === defaultLocale
  const root = siteRoot(context.baseUrl, currentLocale, defaultLocale)
  return {
    name: 'meshbook-offline',
    getClientModules: () => [path.join(context.siteDir, 'src/offline/register.ts')],
    async postBuild({ outDir, baseUrl }) {
      if (isDefault) await bundle(context.siteDir, outDir, root)
      const others = context.i18n.locales.filter((l) => isDefault && l !== defaultLocale)
      const below = baseUrl.slice(root.length)
      const list = await listFiles(outDir, others, below)
      await writeFile(path.join(outDir, 'offline-files.json'), JSON.stringify(list))
    },
  }
}

async function bundle(siteDir: string, outDir: string, root: string): Promise<void> {
  await build({
    entryPoints: [path.join(siteDir, 'src/offline/service-worker.ts')],
    outfile: path.join(outDir, 'service-worker.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    logLevel: 'warning',
    define: { SITE_BASE: JSON.stringify(root), 'process.env.NODE_ENV': '"production"' },
  })
}

/** Pages by the address that readers have of them, everything else by its name. */
async function listFiles(outDir: string, others: readonly string[], below: string): Promise<SiteFiles> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(outDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter(
      (name) => !others.includes(name.split('/')[0] ?? '') && !/^(_headers|service-worker\.js|sitemap\.xml|\.nojekyll)$|\.map$/.test(name),
    )
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(outDir, name))).size))
  return {
    files: names.map((name) => below + name.replace(/(^|\/)index\.html$/, '$1')).sort(),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  }
}
