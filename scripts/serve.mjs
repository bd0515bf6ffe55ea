// Serves build/ with the headers that the site is made for: `npm run serve [-- --port 3000]`. BASE_URL as it was when building.
import { parseArgs } from 'node:util'
import { serveStatic } from './static-server.mjs'

const { values } = parseArgs({ options: { port: { type: 'string', default: '3000' }, host: { type: 'string', default: '127.0.0.1' } } })
const { url } = await serveStatic({ folder: 'build', base: process.env.BASE_URL ?? '/', port: Number(values.port), host: values.host })
console.log(`Serving build/ at ${url}`)
