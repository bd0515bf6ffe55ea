import { onlyNearest } from '../schema/suggest.js'
import type { Described, FixContext } from './context.js'
import { valueAt } from './layout.js'

const suffix = '.svc.cluster.local'
export const fullName = ({ name, namespace }: Described): string => `${name}.${namespace}${suffix}`

export const listIn = (value: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const found = valueAt(value, path)
  return Array.isArray(found) ? found : []
}
export const textIn = (value: unknown, ...path: readonly (string | number)[]): string => {
  const found = valueAt(value, path)
  return typeof found === 'string' ? found : ''
}
export const textsIn = (value: unknown, ...path: readonly (string | number)[]): readonly string[] =>
  listIn(value, ...path).filter((item) => typeof item === 'string')

/** Another spelling of a host, that stands for a service of the files. */
export interface HostChoice {
  readonly to: string
  /** It is the same name, made whole. */
  readonly isQualified: boolean
}

/** What was probably meant by a host in a rule of `namespace`, the surest first. */
export function hostChoices(context: FixContext, namespace: string, host: string): HostChoice[] {
  const services = context.all('Service')
  const entries = context.all('ServiceEntry').flatMap(({ document }) => textsIn(document.value, 'spec', 'hosts'))
  const choices: HostChoice[] = []
  const add = (to: string | undefined, isQualified: boolean): void => {
    if (to !== undefined && to !== host && !choices.some((choice) => choice.to === to)) choices.push({ to, isQualified })
  }
  const [short = '', scope, ...rest] = host.split('.')
  const isPart = rest.length === 0 || `.${rest.join('.')}` === suffix || suffix.startsWith(`.${rest.join('.')}`)
  if (scope === undefined) {
    const elsewhere = services.filter((service) => service.name === short && service.namespace !== namespace)
    const [only] = elsewhere
    if (only && elsewhere.length === 1) add(fullName(only), true)
    const nearby = services.filter((service) => service.namespace === namespace).map(({ name }) => name)
    add(onlyNearest(host, [...nearby, ...entries]), false)
    const near = onlyNearest(
      host,
      services.filter((service) => service.namespace !== namespace).map(({ name }) => name),
    )
    const meant = services.filter((service) => service.name === near)
    if (meant.length === 1 && meant[0]) add(fullName(meant[0]), false)
  } else if (isPart) {
    const meant = services.find((service) => service.name === short && service.namespace === scope)
    if (meant) add(fullName(meant), true)
    const sameName = services.filter((service) => service.name === short)
    if (sameName.length === 1 && sameName[0]) add(fullName(sameName[0]), false)
    const near = onlyNearest(
      short,
      services.filter((service) => service.namespace === scope).map(({ name }) => name),
    )
    const nearest = services.find((service) => service.name === near && service.namespace === scope)
    if (nearest) add(fullName(nearest), false)
  }
  add(onlyNearest(host, [...services.map(fullName), ...entries]), false)
  return choices
}

/** The service that a host means in a rule of `namespace`. */
export const serviceOf = (context: FixContext, namespace: string, host: string): Described | undefined =>
  context
    .all('Service')
    .find((service) => (host.includes('.') ? fullName(service) === host : service.name === host && service.namespace === namespace))

/** The labels of a service's pods, from pods and from the templates of workloads. */
export function podLabels(context: FixContext, service: Described): readonly Readonly<Record<string, unknown>>[] {
  const selector = Object.entries((valueAt(service.document.value, ['spec', 'selector']) ?? {}) as Record<string, unknown>)
  if (selector.length === 0) return []
  const found: Readonly<Record<string, unknown>>[] = []
  for (const kind of ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']) {
    for (const { document, namespace } of context.all(kind)) {
      const path = kind === 'Pod' ? ['metadata', 'labels'] : ['spec', 'template', 'metadata', 'labels']
      const labels = valueAt(document.value, path)
      if (namespace !== service.namespace || typeof labels !== 'object' || labels === null) continue
      if (selector.every(([key, value]) => valueAt(labels, [key]) === value)) found.push(labels as Record<string, unknown>)
    }
  }
  return found
}
