import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A request of the lab's lists; README.md says what each part means. */
export interface LabRequest {
  readonly id: string
  readonly dst: string
  readonly proto?: 'http' | 'h2c' | 'tcp' | 'tls'
  readonly method?: string
  readonly path?: string
  readonly authority?: string | null
  readonly headers?: readonly (readonly [string, string])[]
  readonly version?: string
  readonly n?: number
  readonly random?: boolean
  readonly direction?: 'inbound'
  readonly mtls?: { readonly as?: string; readonly alpn?: readonly string[]; readonly sni?: string }
  readonly [more: string]: unknown
}

/** One distinct entry of Envoy's access log; what was empty is left out. */
export interface LogEntry {
  readonly listener?: string
  readonly chain?: string
  readonly cluster?: string
  readonly route?: string
  readonly code?: number
  readonly flags?: string
  readonly details?: string
  readonly sni?: string
  readonly attempts?: number
  readonly n?: number
  readonly [more: string]: unknown
}

export interface Seen {
  readonly server: string
  readonly method?: string
  readonly path?: string
  readonly headers?: readonly (readonly [string, string])[]
}

export interface Outcome {
  readonly result: Readonly<Record<string, number>>
  readonly response_headers?: readonly (readonly (readonly [string, string])[])[]
  readonly body?: string
  readonly envoy?: readonly LogEntry[]
  readonly served?: readonly { readonly server: string; readonly ns: string; readonly proto: string; readonly n: number }[]
  readonly seen?: readonly Seen[]
  readonly rules?: Readonly<Record<string, number>>
}

export interface Case {
  readonly request: LabRequest
  readonly outcome: Outcome
}

export interface Truth {
  readonly golden: string
  readonly pod: string
  readonly rules: readonly string[]
  readonly dns: Readonly<Record<string, string>>
  readonly app_listens: readonly string[]
  readonly cases: readonly Case[]
}

const here = fileURLToPath(new URL('.', import.meta.url))
export const goldenFolder = `${here}../conformance/golden/`

/** The names `SCENARIO.PROXY` of what has been recorded. */
export function recorded(): readonly string[] {
  return readdirSync(`${here}requests`)
    .filter((f) => f.endsWith('.json') && existsSync(`${here}truth/${f}`))
    .map((f) => f.slice(0, -'.json'.length))
    .sort()
}

export function truthOf(name: string): Truth {
  return JSON.parse(readFileSync(`${here}truth/${name}.json`, 'utf8')) as Truth
}

/** The proxy's configuration, as the oracle recorded it. */
export function goldenOf(name: string): unknown {
  const dot = name.lastIndexOf('.')
  return JSON.parse(readFileSync(`${goldenFolder}${name.slice(0, dot)}/${name.slice(dot + 1)}.json`, 'utf8'))
}
