import { spawn } from 'node:child_process'
import { accessSync, closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Where a real Envoy is: $ENVOY_BIN, else on the PATH. Throws where $ENVOY_BIN names no program, lest tests pass by not running. */
export function envoyProgram(): string | undefined {
  const named = process.env.ENVOY_BIN
  if (named && !isProgram(named)) throw new Error(`ENVOY_BIN=${named} is no program`)
  if (named) return named
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((dir) => join(dir || '.', 'envoy')).find(isProgram)
}

/** Envoy's reason without its log's prefix and the configuration that it repeats before naming the field. */
function reasonIn(said: string): string {
  const field = said.lastIndexOf(' | caused by ')
  const reason =
    field < 0 ? said.replace(/^(\[[^\]]*\])+ (\[[^\]]*\] )?/gm, '') : said.slice(field + ' | caused by '.length).replace(/\)\s*$/, '')
  return reason.replace(/error initializing configuration '[^']*': /, '').trim()
}

/** Why Envoy refuses a configuration, in its own words; undefined if it accepts it. */
export function complaintOf(envoy: string, config: unknown): Promise<string | undefined> {
  const dir = mkdtempSync(join(tmpdir(), 'envoy-'))
  const file = join(dir, 'config.json')
  writeFileSync(file, JSON.stringify(config))
  const log = openSync(join(dir, 'log'), 'w')
  return new Promise((resolve) => {
    const done = (failure: string | undefined) => {
      closeSync(log)
      const reason = reasonIn(readFileSync(join(dir, 'log'), 'utf8'))
      rmSync(dir, { recursive: true, force: true })
      resolve(failure && (reason || failure))
    }
    const args = ['--mode', 'validate', '-c', file, '--disable-hot-restart', '-l', 'error', '--concurrency', '1']
    const child = spawn(envoy, args, { stdio: ['ignore', log, log], timeout: 60_000 })
    child.once('error', (error) => done(String(error)))
    child.once('exit', (code, signal) => done(code === 0 ? undefined : `ended with ${code ?? signal}`))
  })
}

/** Works on every item in order, on two at a time. */
export async function inTwos<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]()
  const lane = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value)
  }
  await Promise.all([lane(), lane()])
}
