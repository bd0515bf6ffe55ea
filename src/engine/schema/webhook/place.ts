import type { Path } from '../../types/source.js'
import { at, isObject } from '../resource.js'

/**
 * A value in a resource, with its path. It reads as Istio's messages do: what is absent, null or of another type is the type's zero value.
 */
export class Place {
  constructor(
    readonly value: unknown,
    readonly path: Path,
  ) {}

  /** The value of a field; Istio also takes the name that it has in protobuf (`jwks_uri`). */
  at(field: string): Place {
    const key = this.keyOf(field)
    return new Place(at(this.value, key), [...this.path, key])
  }

  private keyOf(field: string): string {
    if (!isObject(this.value) || Object.hasOwn(this.value, field) || !/[A-Z]/.test(field)) return field
    const original = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    return Object.hasOwn(this.value, original) ? original : field
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
    return Array.isArray(this.value) ? this.value.map((item, i) => new Place(item, [...this.path, i])) : []
  }

  get entries(): readonly (readonly [key: string, value: Place])[] {
    if (!isObject(this.value)) return []
    return Object.keys(this.value).map((key) => [key, this.at(key)] as const)
  }

  /** Whether it is a list or mapping that holds something. */
  get isFilled(): boolean {
    return Array.isArray(this.value) ? this.value.length > 0 : isObject(this.value) && Object.keys(this.value).length > 0
  }
}
