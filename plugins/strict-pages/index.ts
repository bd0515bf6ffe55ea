import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'

/**
 * The last look at what was built, so that the site can be served under `script-src 'self'`: scripts written into pages move to files, and
 * nothing that a page must not hold leaves the house. Throws, and so stops the build, at the first such page.
 */
export default function strictPagesPlugin(context: LoadContext): Plugin {
  return {
    name: 'meshbook-strict-pages',
    async postBuild({ outDir, baseUrl }) {
      const scripts = new Map<string, string>()
      for (const file of await htmlFiles(outDir)) {
        const html = await readFile(file, 'utf8')
        const page = path.relative(context.siteDir, file)
        if (html.includes('\0')) throw new Error(`${page} holds a NUL byte`)
        const strict = moveScripts(html, (code) => {
          const name = `assets/js/page.${createHash('sha256').update(code).digest('hex').slice(0, 12)}.js`
          scripts.set(name, code)
          return baseUrl + name
        })
        const handler = /<[a-z][^>]*\son[a-z]+=/i.exec(strict)
        if (handler) throw new Error(`${page} holds an inline event handler: ${handler[0].slice(0, 80)}`)
        if (strict !== html) await writeFile(file, strict)
      }
      await mkdir(path.join(outDir, 'assets/js'), { recursive: true })
      for (const [name, code] of scripts) await writeFile(path.join(outDir, name), code)
    },
  }
}

async function htmlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((e) => e.isFile() && e.name.endsWith('.html')).map((e) => path.join(e.parentPath, e.name))
}

/** Replaces each script that holds code by one that names a file; data blocks (`type="application/ld+json"`) are no code. */
export function moveScripts(html: string, fileFor: (code: string) => string): string {
  return html.replace(/<script((?:\s[^>]*)?)>([\s\S]*?)<\/script>/g, (whole, attributes: string, code: string) => {
    if (/\ssrc=/.test(attributes) || /\stype="?application\//.test(attributes) || code.trim() === '') return whole
    return `<script${attributes} src="${fileFor(code)}"></script>`
  })
}
