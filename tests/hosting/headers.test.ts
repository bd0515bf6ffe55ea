import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { securityHeaders } from '../../scripts/static-server.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = [
  'static/_headers',
  'hosting/nginx.conf',
  'hosting/Caddyfile',
  'hosting/apache.htaccess',
  'hosting/vercel.json',
  'hosting/firebase.json',
]

describe('files for hosts', () => {
  it.each(files)('%s: the headers that the browser tests are served with, and the caching', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    for (const [name, value] of Object.entries(securityHeaders)) {
      expect(text).toContain(name)
      expect(text).toContain(value)
    }
    expect(text).toContain('public, max-age=31536000, immutable')
    expect(text).toContain('assets/')
  })
})
