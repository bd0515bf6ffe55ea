import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { createGzip } from 'node:zlib'

/** The headers that the site is made for; static/_headers says the same to hosts that read such a file. */
export const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
}
const packed = new Set(['.html', '.js', '.css', '.json', '.svg', '.xml', '.txt', '.ttf'])

/**
 * Serves a built site under `base` as a careful host would: the strict policy, gzip (unless the reader is as near as the server), and
 * nothing outside the folder.
 * Returns the address of the site and what stops the server.
 */
export async function serveStatic({ folder, base = '/', port = 0, host = '127.0.0.1', gzip = true }) {
  const root = path.resolve(folder)
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const found = await find(root, base, pathname)
    if (found.redirect) return void response.writeHead(308, { Location: found.redirect }).end()
    const type = path.extname(found.file)
    response.setHeader('Content-Type', types[type] ?? 'application/octet-stream')
    response.setHeader('Cache-Control', /\/assets\//.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache')
    const zip = gzip && packed.has(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    if (zip) response.setHeader('Content-Encoding', 'gzip')
    response.writeHead(found.status)
    const stream = createReadStream(found.file).on('error', () => response.destroy())
    if (zip) stream.pipe(createGzip()).pipe(response)
    else stream.pipe(response)
  })
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return { url: `http://${host}:${server.address().port}${base}`, close: () => new Promise((resolve) => server.close(resolve)) }
}

async function find(root, base, pathname) {
  const missing = { status: 404, file: path.join(root, '404.html') }
  if (!pathname.startsWith(base)) return pathname === '/' ? { redirect: base } : missing
  let file
  try {
    file = path.join(root, decodeURIComponent(pathname.slice(base.length)))
  } catch {
    return missing
  }
  if (file !== root && !file.startsWith(root + path.sep) && file !== `${root}${path.sep}`) return missing
  const info = await stat(file).catch(() => undefined)
  if (info?.isFile()) return { status: 200, file }
  const index = path.join(file, 'index.html')
  if (!(await stat(index).catch(() => undefined))?.isFile()) return missing
  return pathname.endsWith('/') ? { status: 200, file: index } : { redirect: `${pathname}/` }
}
