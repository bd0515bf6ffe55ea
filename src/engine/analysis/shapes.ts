import { isBadBytes } from '../schema/decode/index.js'
import type { Collection } from './collections.js'
import { at, isMapping } from './read.js'

/** What Go asks of a value to take it: its type, and that of what stands in it. Fields that are not named may be anything. */
type Shape = 'text' | 'flag' | 'number' | 'bytes' | 'map' | { readonly list: Shape } | { readonly fields: Readonly<Record<string, Shape>> }

const list = (item: Shape): Shape => ({ list: item })
const fields = (named: Readonly<Record<string, Shape>>): Shape => ({ fields: named })
const texts = list('text')

const selector = fields({ matchLabels: 'map', matchExpressions: list(fields({ key: 'text', operator: 'text', values: texts })) })
const rule = fields({ operations: texts, apiGroups: texts, apiVersions: texts, resources: texts, scope: 'text' })
const service = fields({ namespace: 'text', name: 'text', path: 'text', port: 'number' })
const clientConfig = fields({ url: 'text', service, caBundle: 'bytes' })
const webhook = fields({
  name: 'text',
  clientConfig,
  rules: list(rule),
  failurePolicy: 'text',
  matchPolicy: 'text',
  namespaceSelector: selector,
  objectSelector: selector,
  sideEffects: 'text',
  timeoutSeconds: 'number',
  admissionReviewVersions: texts,
  reinvocationPolicy: 'text',
  matchConditions: list(fields({ name: 'text', expression: 'text' })),
})
const configuration = fields({ webhooks: list(webhook) })

const names = fields({ plural: 'text', singular: 'text', shortNames: texts, kind: 'text', listKind: 'text', categories: texts })
const column = fields({ name: 'text', type: 'text', format: 'text', description: 'text', priority: 'number', jsonPath: 'text' })
const version = fields({
  name: 'text',
  served: 'flag',
  storage: 'flag',
  deprecated: 'flag',
  deprecationWarning: 'text',
  schema: fields({ openAPIV3Schema: fields({ type: 'text', description: 'text' }) }),
  subresources: fields({}),
  additionalPrinterColumns: list(column),
})
const definition = fields({
  spec: fields({ group: 'text', names, scope: 'text', versions: list(version), preserveUnknownFields: 'flag' }),
})

/** Kinds that the schemas do not have. */
const shapes: Partial<Record<Collection, Shape>> = {
  CustomResourceDefinition: definition,
  MutatingWebhookConfiguration: configuration,
  ValidatingWebhookConfiguration: configuration,
}

/** Whether the kind has a shape instead of a schema. */
export const hasShape = (collection: Collection): boolean => collection in shapes

/** Whether Go takes an object of a kind that has no schema. */
export const isShaped = (collection: Collection, object: unknown): boolean => fits(object, shapes[collection] ?? fields({}))

function fits(value: unknown, shape: Shape): boolean {
  if (value === undefined || value === null) return true
  switch (shape) {
    case 'text':
      return typeof value === 'string'
    case 'flag':
      return typeof value === 'boolean'
    case 'number':
      return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
    case 'bytes':
      return typeof value === 'string' && !isBadBytes(value)
    case 'map':
      return isMapping(value) && Object.values(value).every((entry) => fits(entry, 'text'))
    default:
      if ('list' in shape) return Array.isArray(value) && value.every((item) => fits(item, shape.list))
      return isMapping(value) && Object.entries(shape.fields).every(([name, inner]) => fits(at(value, name), inner))
  }
}
