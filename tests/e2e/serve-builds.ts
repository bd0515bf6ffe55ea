import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { serveStatic } from '../../scripts/static-server.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    site: string
    /** The site built for another path, where there is such a build. */
    below: string
  }
}

/** Serves build/ and, where there is one, the build for another path, both under the strict policy. */
export default async function serveBuilds(project: TestProject) {
  const folder = process.env.BUILD_DIR ?? 'build'
  if (!existsSync(`${folder}/index.html`)) throw new Error(`no site in ${folder}: run npm run build first`)
  const site = await serveStatic({ folder, gzip: false })
  const below = process.env.BUILD_BELOW_DIR
  const other =
    below && existsSync(`${below}/index.html`) ? await serveStatic({ folder: below, base: '/course/meshbook/', gzip: false }) : undefined
  project.provide('site', site.url)
  project.provide('below', other?.url ?? '')
  return async () => {
    await site.close()
    await other?.close()
  }
}
