import { field, flag, isFields, items, number, part } from '../reading.js'
import { matchesString } from './string.js'

/** More nesting than any configuration has; what lies deeper matches nothing. */
const DEEPEST = 64

/** Whether a ValueMatcher (`envoy.type.matcher.v3`) takes a value of metadata, a claim, a piece of JSON; undefined is an unset value. */
export function matchesValue(matcher: unknown, value: unknown, depth = 0): boolean {
  if (!isFields(matcher) || depth > DEEPEST) return false
  if (Object.hasOwn(matcher, 'null_match')) return value === null
  const double = part(matcher, 'double_match')
  if (double) return typeof value === 'number' && matchesNumber(double, value)
  const string = part(matcher, 'string_match')
  if (string) return typeof value === 'string' && matchesString(string, value)
  if (Object.hasOwn(matcher, 'bool_match')) return typeof value === 'boolean' && value === (flag(matcher.bool_match) ?? false)
  if (Object.hasOwn(matcher, 'present_match')) return flag(matcher.present_match) === true && value !== undefined
  const list = part(matcher, 'list_match')
  if (list) return Array.isArray(value) && value.some((element) => matchesValue(list.one_of, element, depth + 1))
  const any = part(matcher, 'or_match')
  return any !== undefined && items(any.value_matchers).some((one) => matchesValue(one, value, depth + 1))
}

function matchesNumber(matcher: unknown, value: number): boolean {
  const range = part(matcher, 'range')
  if (range) return value >= (number(range.start) ?? 0) && value < (number(range.end) ?? 0)
  return value === number(field(matcher, 'exact'))
}
