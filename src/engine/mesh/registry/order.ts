import type { Service } from '../model/service.js'

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Oldest first, ties by name and namespace. Istio: pilot/pkg/model/push_context.go#SortServicesByCreationTime */
export const byCreation = (a: Service, b: Service): number =>
  a.createdAt - b.createdAt || byText(a.name, b.name) || byText(a.namespace, b.namespace)
