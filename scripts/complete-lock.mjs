// Names in package-lock.json what the registry at hand does not serve: the builds of native packages for other platforms. Without them
// `npm ci` takes the lock for out of step. Run it after `npm install`; it adds what is missing and nothing else.
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const { packages } = lock

/** Where npm would find `name` for the package at `from`: beside it, or above. */
function installedFor(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = at === '' || !at.includes('node_modules') ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (packages[path]) return path
    if (!at.includes('/node_modules/')) return packages[`node_modules/${name}`] ? `node_modules/${name}` : undefined
  }
}

let added = 0
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (installedFor(path, name) || !/^\d/.test(range)) continue
    const words = name.split(/[/-]/)
    const os = systems.filter((s) => words.includes(s))
    const cpu = processors.filter((c) => words.includes(c) || (c === 'arm' && words.includes('gnueabihf')))
    if (os.length === 0 && cpu.length === 0) continue
    packages[`node_modules/${name}`] = {
      version: range,
      ...(cpu.length > 0 && { cpu }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(os.length > 0 && { os }),
    }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`)
console.log(`${added} packages of other platforms named`)
