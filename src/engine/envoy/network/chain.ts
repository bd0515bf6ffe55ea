import { type HttpOutcome, isConnectionManager, serveHttp } from '../http/manager.js'
import type { ConnectionFacts, Run } from '../http/stream.js'
import { decideNetworkRbac } from '../rbac/network.js'
import { type Fields, field, messageOf, number, objects, part, text } from '../reading.js'
import type { Filter } from '../shapes.js'
import { step } from '../step.js'
import { connectTcp } from '../upstream/index.js'

/** What became of a connection behind its filter chain. */
export interface NetworkOutcome extends Partial<HttpOutcome> {
  readonly endpoints: HttpOutcome['endpoints']
  readonly flags: readonly string[]
  readonly termination?: string
  readonly outcomeEnding?: 'answered' | 'closed' | 'waiting'
}

/** They watch a protocol, count, or tell; none of them ends a connection. */
const watchers = new Set([
  'MongoProxy',
  'MySQLProxy',
  'PostgresProxy',
  'ZooKeeperProxy',
  'KafkaBroker',
  'PluginConfig',
  'MetadataExchange',
  'SniDynamicForwardProxyFilter',
])
const watcherNames =
  /^(istio\.(stats|metadata_exchange)|envoy\.filters\.network\.(mysql_proxy|mongo_proxy|postgres_proxy|zookeeper_proxy|kafka_broker))$/

/** Where a chain stands in the configuration. */
type Path = readonly (string | number)[]

/** Runs a chain's network filters in order. */
export function runNetwork(run: Run, facts: ConnectionFacts, chainName: string, path: Path): NetworkOutcome {
  const state = new Map(facts.filterState)
  const connection: ConnectionFacts = { ...facts, filterState: state }
  let cluster: string | undefined
  const guards: Filter[] = []
  for (const [index, filter] of objects(facts.chain.filters).entries()) {
    const name = text(filter.name) ?? ''
    const config = part(filter, 'typed_config') ?? part(filter, 'config') ?? {}
    const message = messageOf(config)
    const more = { subject: filter, path: [...path, 'filters', index] }
    if (isConnectionManager(message, name)) {
      const refusal = refusedBy(run, connection, guards)
      return refusal ? denied(refusal) : serveHttp(run, connection, config, name, [...more.path, 'typed_config'])
    }
    if (message === 'TcpProxy' || (message === '' && name === 'envoy.tcp_proxy'))
      return guarded(run, connection, guards, tcpProxy(run, connection, filter as Filter, config, cluster))
    if (message === 'RBAC' && name !== '') guards.push(filter as Filter)
    else if (message === 'SniCluster' || name === 'envoy.filters.network.sni_cluster') {
      cluster = facts.tls?.serverName ?? facts.connection.tls?.serverName
      run.note(step('listener', 'network.sni-cluster', 'noted', { cluster: cluster ?? '' }, more))
    } else if (/set_filter_state/.test(text(config['@type']) ?? '')) setFilterState(run, connection, state, config, more)
    else if (watchers.has(message) || watcherNames.test(name) || isPassive(config))
      run.note(step('listener', 'network.passed', 'passed', { filter: name }, more))
    else if (
      message === 'DirectResponse' ||
      name === 'envoy.filters.network.direct_response' ||
      name === 'envoy.echo' ||
      message === 'Echo'
    ) {
      run.note(step('listener', 'network.answered', 'ended', { filter: name }, more))
      return { endpoints: [], flags: [], outcomeEnding: 'answered' }
    } else run.note(step('listener', 'network.unknown', 'passed', { filter: name }, more))
  }
  run.note(step('listener', 'network.no-terminal', 'ended', { chain: chainName }, { subject: facts.chain, path }))
  return { endpoints: [], flags: [], outcomeEnding: 'closed' }
}

/** What a chain does before the client's first bytes are there: TCP proxy connects at once. Undefined: nothing. */
export function connectEarly(run: Run, facts: ConnectionFacts, path: Path): NetworkOutcome | undefined {
  const last = objects(facts.chain.filters).at(-1)
  const config = part(last, 'typed_config')
  if (!last || !config || messageOf(config) !== 'TcpProxy') return undefined
  const { tls: _, ...connection } = facts.connection
  const silent: ConnectionFacts = { ...facts, connection: { ...connection, payload: { kind: 'silent' } } }
  return runNetwork(run, silent, '', path)
}

const isPassive = (config: Fields): boolean =>
  messageOf(config) === 'TypedStruct' && /metadata_?exchange|peer_metadata|stats/i.test(text(config.type_url) ?? '')

const denied = (termination: string | undefined): NetworkOutcome => ({
  endpoints: [],
  flags: [],
  outcomeEnding: 'closed',
  ...(termination === undefined ? {} : { termination }),
})

/** TCP proxy connects as soon as the client has; RBAC looks at the client's first bytes. So a refused connection has reached its server already. */
function guarded(run: Run, connection: ConnectionFacts, guards: readonly Filter[], outcome: NetworkOutcome): NetworkOutcome {
  if (guards.length === 0 || outcome.flags.length > 0) return outcome
  const { payload, tls } = connection.connection
  if (payload.kind === 'silent' && (!tls || connection.tls)) {
    run.note(step('listener', 'rbac.no-bytes', 'noted', {}, { subject: guards[0] as Filter }))
    return outcome
  }
  const termination = refusedBy(run, connection, guards)
  return termination === undefined ? outcome : { ...outcome, ...denied(termination), endpoints: outcome.endpoints }
}

/** The details of the first refusal. */
function refusedBy(run: Run, connection: ConnectionFacts, guards: readonly Filter[]): string | undefined {
  for (const guard of guards) {
    const decision = decideNetworkRbac(run, connection, guard)
    if (!decision.isAllowed) return decision.termination ?? ''
  }
  return undefined
}

/** What a `set_filter_state` filter writes on the connection: formats are followed as far as the connection tells. */
function setFilterState(run: Run, facts: ConnectionFacts, state: Map<string, string>, config: Fields, more: object): void {
  for (const action of objects(config.on_new_connection)) {
    const key = text(action.object_key) ?? text(action.factory_key) ?? ''
    const format = text(field(field(field(action, 'format_string'), 'text_format_source'), 'inline_string')) ?? ''
    const value = format
      .replaceAll('%DOWNSTREAM_LOCAL_ADDRESS%', `${facts.connection.destination.address}:${facts.connection.destination.port}`)
      .replaceAll('%REQUESTED_SERVER_NAME%', facts.connection.tls?.serverName ?? '-')
    state.set(key, value)
    run.note(step('listener', 'network.filter-state', 'noted', { key, value }, more))
  }
}

function tcpProxy(run: Run, facts: ConnectionFacts, filter: Filter, config: Fields, fromSni: string | undefined): NetworkOutcome {
  const chosen = fromSni ?? text(config.cluster) ?? drawn(run, config) ?? ''
  run.note(step('listener', 'network.tcp-proxy', 'taken', { filter: filter.name ?? '', cluster: chosen }, { subject: filter }))
  return connectTcp(run, facts, chosen, part(config, 'metadata_match'), objects(config.hash_policy))
}

function drawn(run: Run, config: Fields): string | undefined {
  const weighted = part(config, 'weighted_clusters') ?? part(config, 'hidden_envoy_deprecated_weighted_clusters')
  const clusters = objects(weighted?.clusters).map((value) => ({ value, share: Math.max(0, number(value.weight) ?? 0) }))
  const total = clusters.reduce((sum, { share }) => sum + share, 0)
  if (total <= 0) return undefined
  const cluster = run.chance.pick(clusters)
  const name = text(cluster.name) ?? ''
  if (clusters.length > 1)
    run.note(
      step(
        'listener',
        'network.cluster-drawn',
        'taken',
        { cluster: name, weight: number(cluster.weight) ?? 0, total },
        { subject: cluster },
      ),
    )
  return name
}
