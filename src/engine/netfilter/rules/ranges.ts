import { addressText, isLoopback, isV4, parseAddress, parsePrefix, prefixText } from '../../types/ip-address.js'
import type { IpFamily } from './model.js'
import { OptionError } from './option-error.js'
import { split } from './options.js'

/** A list of address ranges, parted by family. */
export interface Ranges {
  /** All addresses: `*` and nothing else. */
  readonly isWildcard: boolean
  readonly cidrs: Readonly<Record<IpFamily, readonly string[]>>
  readonly hasLoopback: boolean
}

/** Reads a list of ranges. @throws OptionError where one is none. Istio: tools/common/config#SeparateV4V6 */
export function readRanges(option: string, list: string): Ranges {
  if (list === '*') return { isWildcard: true, cidrs: { ipv4: [], ipv6: [] }, hasLoopback: false }
  const cidrs: Record<IpFamily, string[]> = { ipv4: [], ipv6: [] }
  let hasLoopback = false
  for (const text of split(list)) {
    const prefix = parsePrefix(text)
    if (!prefix) throw new OptionError('option.bad-range', option, text)
    cidrs[isV4(prefix.address) ? 'ipv4' : 'ipv6'].push(prefixText(prefix))
    hasLoopback ||= isLoopback(prefix.address)
  }
  return { isWildcard: false, cidrs, hasLoopback }
}

/** An address in its one spelling; of none, the words that Go has for it, which end up in the rule. @throws OptionError */
export function readAddress(option: string, text: string): string {
  if (text === '') return 'invalid IP'
  const address = parseAddress(text)
  if (!address) throw new OptionError('option.bad-address', option, text)
  return addressText(address)
}
