import type { Path, PathSegment } from '../../types/source.js'
import { isObject } from '../resource.js'

/**
 * A value in a resource, with its path. It reads as Istio's messages do: what is absent, null or of another type is the type's zero value.
 */
export class Place {
  constructor(
    readonly value: unknown,
    /** Where it is: in another place, or at a path. */
    private readonly within: Place | Path,
    private readonly step?: PathSegment,
  ) {}

  get path(): Path {
    const { within, step } = this
    const above = within instanceof Place ? within.path : within
    return step === undefined ? above : [...above, step]
  }

  /** The value of a field; Istio also takes the name that it has in protobuf (`jwks_uri`). */
  at(field: string): Place {
    const { value } = this
    if (!isObject(value)) return new Place(undefined, this, field)
    if (Object.hasOwn(value, field)) return new Place(value[field], this, field)
    const original = originalName(field)
    return original !== field && Object.hasOwn(value, original)
      ? new Place(value[original], this, original)
      : new Place(undefined, this, field)
  }

  get isSet(): boolean {
    return this.value !== undefined && this.value !== null
  }

  has(key: string): boolean {
    return this.at(key).isSet
  }

  /** The last key of the path, as messages call the place. */
  get name(): string {
    return String(this.path.findLast((step) => typeof step === 'string') ?? '')
  }

  get text(): string {
    return typeof this.value === 'string' ? this.value : ''
  }

  get number(): number {
    if (typeof this.value === 'number') return this.value
    return typeof this.value === 'string' && this.value.trim() !== '' ? Number(this.value) || 0 : 0
  }

  get flag(): boolean {
    return this.value === true
  }

  get items(): readonly Place[] {
    return Array.isArray(this.value) ? this.value.map((item, i) => new Place(item, this, i)) : []
  }

  get entries(): readonly (readonly [key: string, value: Place])[] {
    const { value } = this
    return isObject(value) ? Object.keys(value).map((key) => [key, new Place(value[key], this, key)] as const) : []
  }

  /** Whether it is a list or mapping that holds something. */
  get isFilled(): boolean {
    return Array.isArray(this.value) ? this.value.length > 0 : isObject(this.value) && Object.keys(this.value).length > 0
  }
}

/** The names of fields in protobuf, by those in JSON; only our own rules ask for them, so that there are some hundreds. */
const originalNames = new Map<string, string>()

function originalName(field: string): string {
  let name = originalNames.get(field)
  if (name === undefined) {
    name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    originalNames.set(field, name)
  }
  return name
}
