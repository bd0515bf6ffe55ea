import type { AmbientCapture, PodOverrides, SidecarCapture } from '../../types/capture.js'
import { OptionError } from './option-error.js'
import { ambientDefaults, noOverrides, sidecarDefaults } from './options.js'
import { readAddress } from './ranges.js'

/** Options as they were read, and the names that nobody knows and that change nothing. */
export interface Read<T> {
  readonly options: T
  readonly unknown: readonly string[]
}

type Wanted = 'string' | 'boolean' | 'integer' | 'list of strings'

const wantedFor = (model: unknown): Wanted =>
  Array.isArray(model) ? 'list of strings' : typeof model === 'number' ? 'integer' : (typeof model as 'string' | 'boolean')

const fits: Readonly<Record<Wanted, (v: unknown) => boolean>> = {
  string: (v) => typeof v === 'string',
  boolean: (v) => typeof v === 'boolean',
  integer: Number.isSafeInteger,
  'list of strings': (v) => Array.isArray(v) && v.every((x) => typeof x === 'string' || x === null),
}

/** Lays what is written over the defaults, as Go reads JSON into a struct: names in any case, null says nothing. */
function readOver<T extends object>(defaults: T, json: unknown): Read<T> {
  if (json === null) return { options: defaults, unknown: [] }
  if (typeof json !== 'object' || Array.isArray(json)) throw new OptionError('option.not-an-object', '', JSON.stringify(json))
  const names = new Map(Object.keys(defaults).map((name) => [name.toLowerCase(), name]))
  const models = defaults as Readonly<Record<string, unknown>>
  const options: Record<string, unknown> = { ...models }
  const unknown: string[] = []
  for (const [written, value] of Object.entries(json)) {
    const name = names.get(written.toLowerCase())
    if (name === undefined) {
      unknown.push(written)
      continue
    }
    const wanted = wantedFor(models[name])
    if (value === null) {
      if (wanted === 'list of strings') options[name] = []
      continue
    }
    if (!fits[wanted](value)) throw new OptionError('option.wrong-type', name, wanted)
    options[name] = Array.isArray(value) ? value.map((v) => v ?? '') : value
  }
  return { options: options as T, unknown }
}

/** The options of a sidecar's rules from JSON. @throws OptionError */
export function readSidecarOptions(json: unknown): Read<SidecarCapture> {
  const read = readOver(sidecarDefaults, json)
  const { IPTABLES_PROBE_PORT: port, HOST_IP: ip } = read.options
  if (port < 0 || port > 65535) throw new OptionError('option.wrong-type', 'IPTABLES_PROBE_PORT', 'port')
  if (ip !== '') readAddress('HOST_IP', ip)
  return read
}

/** The options of an ambient pod's rules from JSON. @throws OptionError */
export function readAmbientOptions(json: unknown): Read<AmbientCapture> {
  const read = readOver(ambientDefaults, json)
  for (const name of ['HOST_PROBE_SNAT_ADDRESS', 'HOST_PROBE_V6_SNAT_ADDRESS'] as const) readAddress(name, read.options[name])
  return read
}

/** What a pod overrides, from JSON. @throws OptionError */
export const readPodOverrides = (json: unknown): Read<PodOverrides> => readOver(noOverrides, json)
