import type { InjectionResult, TableKind } from '../../worker/protocol'
import type { SessionState } from './session'

const nameFlags: Record<TableKind, (name: string) => string> = {
  listeners: (name) => {
    const port = /_(\d+)$/.exec(name)?.[1]
    return port ? ` --port ${port}` : ''
  },
  routes: (name) => ` --name ${quote(name)}`,
  clusters: (name) => {
    const [direction, port, subset, host] = name.split('|')
    return host
      ? ` --direction ${direction} --port ${port}${subset ? ` --subset ${quote(subset)}` : ''} --fqdn ${quote(host)}`
      : ` --fqdn ${quote(name)}`
  },
  endpoints: (name) => ` --cluster ${quote(name)}`,
  workloads: () => '',
  services: () => '',
  policies: () => '',
}

const quote = (text: string) => (/^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** The command whose output is what the playground shows. */
export function commandFor(
  state: Pick<SessionState, 'answer' | 'proxy' | 'view' | 'table' | 'resource' | 'open' | 'trace' | 'results'>,
): string {
  const proxy = state.answer?.proxy
  const target = proxy ? `${proxy.reference} -n ${proxy.namespace}` : state.proxy
  const ask = (type: string) =>
    proxy?.type === 'ztunnel' ? `istioctl ztunnel-config ${type} ${target}` : `istioctl proxy-config ${type} ${target}`
  switch (state.view) {
    case 'tables':
      return ask(state.table)
    case 'json': {
      const { resource } = state
      return resource ? `${ask(resource.type)}${nameFlags[resource.type](resource.name)} -o json` : `${ask('all')} -o json`
    }
    case 'diff':
      return `kubectl apply -f ${quote(state.open)} && ${ask('all')}`
    case 'injection': {
      const [kind = '', namespace = '', name = ''] = (state.results.injection as InjectionResult | undefined)?.chosen?.split('/') ?? []
      return `istioctl experimental check-inject ${kind.toLowerCase()}/${name} -n ${namespace}`
    }
    case 'trace':
      return state.trace.from === 'outside'
        ? state.trace.curl
        : `kubectl exec ${state.trace.from.replace(/^([^.]*)\.(.*)$/, 'deploy/$1 -n $2')} -- ${state.trace.curl}`
    default:
      return ask('all')
  }
}
