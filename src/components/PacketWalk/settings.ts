import type { PacketAsk, PacketMode, PacketName } from '../../worker/protocol'
import { fields } from './fields'
import { startFor } from './presets'

/** How a chapter sets the scene. */
export interface PacketWalkProps {
  readonly mode?: 'sidecar' | 'tproxy' | 'ambient' | 'own'
  readonly from?: string
  readonly to?: string
  readonly protocol?: 'tcp' | 'udp'
  /** `name=value; name=value` */
  readonly annotations?: string
  readonly ip?: 'ipv4' | 'dual' | 'ipv6'
  readonly packet?: PacketName
  /** The step that it begins at, from 1. A string in a tag's plain attribute. */
  readonly step?: number | string
}

/** All that the reader can set. */
export interface Settings {
  readonly mode: PacketMode
  /** Values of annotations and of variables in `proxyMetadata`, by name. */
  readonly values: Readonly<Record<string, string>>
  readonly families: PacketAsk['families']
  readonly from: string
  readonly to: string
  readonly protocol: 'tcp' | 'udp'
  readonly rules: string
}

const interception = 'sidecar.istio.io/interceptionMode'
const proxyConfig = 'proxy.istio.io/config'

export function settingsOf({
  mode = 'sidecar',
  from = 'application',
  to,
  protocol,
  annotations = '',
  ip = 'ipv4',
}: PacketWalkProps): Settings {
  const engineMode = mode === 'tproxy' ? 'sidecar' : mode
  const values = { ...(mode === 'tproxy' ? { [interception]: 'TPROXY' } : {}), ...valuesOf(annotations, engineMode) }
  const start = startFor(engineMode, from, ip)
  return {
    mode: engineMode,
    values,
    families: ip,
    from,
    to: to ?? start.to,
    protocol: protocol ?? (to === undefined ? start.protocol : 'tcp'),
    rules: '',
  }
}

/** `excludeOutboundPorts=3306; ISTIO_META_DNS_CAPTURE=true`: full names, or those that the fields are known by. */
export function valuesOf(text: string, mode: PacketMode): Readonly<Record<string, string>> {
  const entries = text.split(';').flatMap((part): readonly (readonly [string, string])[] => {
    const at = part.indexOf('=')
    const written = (at < 0 ? part : part.slice(0, at)).trim()
    if (written === '') return []
    const known = fields.find((f) => f.mode === mode && f.short === written) ?? fields.find((f) => f.short === written)
    return [[known?.name ?? written, at < 0 ? '' : part.slice(at + 1).trim()]]
  })
  return Object.fromEntries(entries)
}

const isVariable = (name: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(name)

/** The annotations of the pod's template. Variables become `proxyMetadata` of one of them. */
export function annotationsOf({ values, mode }: Settings): Readonly<Record<string, string>> {
  const entries = Object.entries(values)
  const plain = entries.filter(([name]) => !isVariable(name))
  const variables = entries.filter(([name]) => isVariable(name))
  if (variables.length === 0 || mode !== 'sidecar') return Object.fromEntries(plain)
  const metadata = variables.map(([name, value]) => `  ${name}: ${JSON.stringify(value)}\n`).join('')
  const given = plain.find(([name]) => name === proxyConfig)?.[1]
  const config = given === undefined ? '' : given.endsWith('\n') ? given : `${given}\n`
  return { ...Object.fromEntries(plain), [proxyConfig]: `${config}proxyMetadata:\n${metadata}` }
}

/** The pod template's metadata, to be copied. */
export function yamlOf(settings: Settings): string {
  const entries = Object.entries(annotationsOf(settings))
  if (entries.length === 0) return ''
  const lines = entries.flatMap(([name, value]) =>
    value.includes('\n')
      ? [
          `        ${name}: |`,
          ...value
            .trimEnd()
            .split('\n')
            .map((line) => `          ${line}`),
        ]
      : [`        ${name}: ${JSON.stringify(value)}`],
  )
  return ['spec:', '  template:', '    metadata:', '      annotations:', ...lines, ''].join('\n')
}

export const askOf = (settings: Settings): PacketAsk => ({
  mode: settings.mode,
  annotations: settings.mode === 'own' ? {} : annotationsOf(settings),
  families: settings.families,
  from: settings.from,
  to: settings.to,
  protocol: settings.protocol,
  ...(settings.mode === 'own' ? { rules: settings.rules } : {}),
})

export type ModeTab = 'redirect' | 'tproxy' | 'ambient' | 'own'

export const tabOf = ({ mode, values }: Settings): ModeTab =>
  mode === 'sidecar' ? (values[interception] === 'TPROXY' ? 'tproxy' : 'redirect') : mode

/** The same scene with other rules. What the new mode's pods do not know of is taken away. */
export function inMode(settings: Settings, tab: ModeTab): Settings {
  const mode = tab === 'ambient' || tab === 'own' ? tab : 'sidecar'
  const { [interception]: _, ...rest } = settings.values
  const kept = mode === 'own' ? settings.values : Object.fromEntries(Object.entries(rest).filter(([name]) => isKnownIn(name, mode)))
  const values = tab === 'tproxy' ? { [interception]: 'TPROXY', ...kept } : kept
  return sentBy({ ...settings, mode, values }, settings.from)
}

const isKnownIn = (name: string, mode: PacketMode): boolean => {
  const known = fields.filter((field) => field.name === name)
  return known.length === 0 ? mode === 'sidecar' : known.some((field) => field.mode === mode)
}

/** Another sender, and another destination where it could not send to the one before. */
export function sentBy(settings: Settings, from: string): Settings {
  const { sender, to, protocol, isKept } = startFor(settings.mode, from, settings.families, settings.to)
  return { ...settings, from: sender, ...(isKept ? {} : { to, protocol }) }
}

export function withFamilies(settings: Settings, families: Settings['families']): Settings {
  const { to, protocol, isKept } = startFor(settings.mode, settings.from, families, settings.to)
  return { ...settings, families, ...(isKept ? {} : { to, protocol }) }
}
