import type { MirroredRequest } from '../../types/trace.js'
import type { HttpStream, Run } from '../http/stream.js'
import { asciiLower, field, flag, number, objects, part, text } from '../reading.js'
import { step } from '../step.js'
import { candidatesOf } from '../upstream/choose.js'
import { upstreamProtocol } from './protocol.js'
import { upstreamRequest } from './request.js'

type Mirrors = readonly MirroredRequest[]

const denominators: Readonly<Record<string, number>> = { HUNDRED: 100, TEN_THOUSAND: 10_000, MILLION: 1_000_000 }

/** How probable it is that a policy mirrors a request: all of them unless it says a fraction. */
function probabilityOf(policy: object): number {
  const fraction = part(policy, 'runtime_fraction')
  if (!fraction) return 1
  const value = part(fraction, 'default_value')
  const denominator = text(value?.denominator) ?? 'HUNDRED'
  const of = Object.hasOwn(denominators, denominator) ? (denominators[denominator] as number) : 100
  return Math.min(1, Math.max(0, (number(value?.numerator) ?? 0) / of))
}

/** `host:80` becomes `host-shadow:80`. */
const shadowed = (authority: string): string => authority.replace(/^(.*?)(:\d+)?$/s, '$1-shadow$2')

/** The copies of a request that go to other clusters; nobody waits for their answers. */
export function mirrorsOf(stream: HttpStream, action: object): Mirrors {
  const own = objects(field(action, 'request_mirror_policies'))
  const inherited = [stream.selected?.virtualHost, stream.selected?.configuration].map((level) =>
    objects(field(level, 'request_mirror_policies')),
  )
  const policies = own.length > 0 ? own : (inherited.find((list) => list.length > 0) ?? [])
  return policies.flatMap((policy): Mirrors => {
    const header = text(policy.cluster_header)
    const name = text(policy.cluster) || (header ? (stream.request.get(asciiLower(header)) ?? '') : '')
    const cluster = stream.run.config.clusters.get(name)
    if (!cluster) {
      stream.run.note(step('route', 'router.mirror-missing', 'missed', { cluster: name }, { subject: policy }))
      return []
    }
    const probability = probabilityOf(policy)
    if (probability === 0) return []
    const { protocol } = upstreamProtocol(cluster, stream, false)
    const headers = stream.request.copy()
    if (!flag(policy.disable_shadow_host_suffix_append)) headers.set(':authority', shadowed(headers.get(':authority') ?? ''))
    headers.set('x-envoy-internal', 'true')
    const own = stream.run.config.node?.addresses[0]
    if (own !== undefined) {
      const before = headers.all('x-forwarded-for').join(',')
      headers.set('x-forwarded-for', before === '' ? own : `${before},${own}`)
    }
    const upstream = upstreamRequest(headers, protocol)
    const host = headers.get(':authority') ?? ''
    stream.run.note(step('route', 'router.mirrored', 'noted', { cluster: name, percent: probability * 100, host }, { subject: policy }))
    const silent: Run = { ...stream.run, note: () => undefined }
    const { candidates } = candidatesOf(silent, cluster, { connection: stream.connection, request: headers, authority: host })
    const endpoints = candidates.map((candidate) => ({ address: candidate.host.address, share: candidate.share }))
    return [{ cluster: name, probability, endpoints, upstream }]
  })
}
