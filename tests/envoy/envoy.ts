import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The Envoy to ask: `ENVOY_BIN`, or `envoy` on the path; undefined where there is none. */
export function findEnvoy(): string | undefined {
  const binary = process.env.ENVOY_BIN || 'envoy'
  return spawnSync(binary, ['--version']).status === 0 ? binary : undefined
}

/** What Envoy says against a bootstrap; undefined where it takes it. */
export function refusal(envoy: string, bootstrap: unknown): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'validate-'))
  const file = join(folder, 'bootstrap.json')
  writeFileSync(file, JSON.stringify(bootstrap))
  return new Promise((resolve) => {
    const child = spawn(envoy, ['--mode', 'validate', '-c', file, '-l', 'error', '--use-dynamic-base-id', '--concurrency', '1'])
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data))
    const end = (text: string | undefined) => {
      rmSync(folder, { recursive: true, force: true })
      resolve(text)
    }
    child.on('error', (error) => end(String(error)))
    child.on('close', (code, signal) => end(code === 0 ? undefined : lastWords(said) || `ended with ${code ?? signal}`))
  })
}

/** Envoy ends with what it is about. */
const lastWords = (said: string): string =>
  said
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-1)
    .join('\n')
    .slice(0, 600)
