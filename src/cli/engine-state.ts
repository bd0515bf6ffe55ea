import { createEngine, type EngineState } from '../engine/pipeline.js'
import type { Proxy, ProxyType } from '../engine/types/proxy.js'
import type { XdsConfiguration } from '../engine/types/xds.js'
import { isEnvoy } from '../engine/xds/index.js'
import { CommandError } from './command-error.js'
import { inputError, lineOf, placed } from './diagnostics-text.js'
import { readFile, readFiles } from './input-files.js'

const types: readonly ProxyType[] = ['sidecar', 'router', 'waypoint', 'ztunnel', 'grpc']

/** The flags of every command that asks as a proxy. */
export const proxyFlags = { proxy: 'string', type: 'string', mesh: 'string' } as const

export interface ProxyFlags {
  readonly proxy?: string
  readonly type?: string
  readonly mesh?: string
}

/** A state, and what its files should better not say. */
export interface Loaded {
  readonly state: EngineState
  /** Warnings, a line each. */
  readonly notes: readonly string[]
}

/**
 * The state that the files write. What no cluster could hold is an InputError; that a value is beyond its limits is validate's to say, for the
 * files may well be what a cluster holds.
 */
export function loadState(paths: readonly string[], meshPath: string | undefined): Loaded {
  const files = readFiles(paths)
  const mesh = meshPath === undefined ? undefined : readFile(meshPath)
  const state = createEngine()({ files, mesh, isRecorded: true })
  const all = mesh ? [...files, mesh] : files
  const errors = state.diagnostics.filter((d) => d.level === 'error')
  if (errors.length > 0) throw inputError(all, errors)
  return { state, notes: placed(all, state.diagnostics).map(lineOf) }
}

export function typeOf(flags: ProxyFlags): ProxyType | undefined {
  if (flags.type === undefined) return undefined
  const type = types.find((t) => t === flags.type)
  if (!type) throw new CommandError(`--type ${flags.type}: one of ${types.join(', ')}`)
  return type
}

/** The proxy that the flags name. */
export function proxyIn(state: EngineState, flags: ProxyFlags): Proxy {
  if (flags.proxy === undefined) throw new CommandError('--proxy POD.NAMESPACE is missing')
  const proxy = state.proxy(flags.proxy, typeOf(flags))
  if (proxy) return proxy
  const known = state.proxies.map((p) => `  ${p.id}`)
  throw new CommandError([`--proxy ${flags.proxy}: no such pod; there are:`, ...(known.length > 0 ? known : ['  none'])].join('\n'))
}

/** The configuration that a proxy with Envoy gets. */
export function configurationIn(state: EngineState, flags: ProxyFlags): XdsConfiguration {
  const proxy = proxyIn(state, flags)
  if (!isEnvoy(proxy)) throw new CommandError(`${proxy.id} as ${proxy.type} is no Envoy: see what it is told with xds`)
  return state.configuration(proxy)
}
