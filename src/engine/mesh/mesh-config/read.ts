import { camelCase } from '../../schema/camel-case.js'
import type { Message, Shape } from './shape.js'

/**
 * The fields of `value` that `message` knows, under their JSON names. Field names may be in either of protobuf's spellings
 * (`accessLogFile`, `access_log_file`), enum values by name or number. What does not fit its field, or is null, is left out:
 * a mesh configuration has no schema in front of it.
 */
export function readMessage(message: Message, value: unknown): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  if (!isMapping(value)) return read
  for (const [key, raw] of Object.entries(value)) {
    const name = Object.hasOwn(message.fields, key) ? key : camelCase(key)
    if (!Object.hasOwn(message.fields, name)) continue
    const field = readField(message.fields[name] as Shape, raw)
    if (field !== undefined) read[name] = field
  }
  return read
}

function readField(shape: Shape, raw: unknown): unknown {
  if (raw === null || raw === undefined) return undefined
  if (shape === 'any') return raw
  if (shape === 'number') return readNumber(raw)
  // The shape is a word that typeof answers with.
  if (typeof shape === 'string') return typeof raw === shape ? raw : undefined
  if ('enum' in shape) return typeof raw === 'number' ? (shape.enum[raw] ?? undefined) : shape.enum.includes(String(raw)) ? raw : undefined
  if ('list' in shape) return Array.isArray(raw) ? raw.map((e) => readField(shape.list, e)).filter((e) => e !== undefined) : undefined
  if (!isMapping(raw)) return undefined
  if ('map' in shape) return readMap(shape.map, raw)
  return readMessage(shape, raw)
}

function readMap(of: Shape, raw: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(raw).map(([key, value]) => [key, readField(of, value)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function readNumber(raw: unknown): number | undefined {
  const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

const isMapping = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
