import { InjectionError } from './injection-error.js'

const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

const nano = 9
const power10 = (n: number): bigint => 10n ** BigInt(n)

/** `digits × 10^exponent` in billionths, rounded up away from zero. */
function billionths(digits: bigint, exponent: number): bigint {
  if (exponent >= -nano) return digits * power10(exponent + nano)
  const divisor = power10(-nano - exponent)
  return (digits + divisor - 1n) / divisor
}

/** A number of billionths with the suffix that leaves the fewest digits and no fraction. */
function decimal(value: bigint, asExponent: boolean): string {
  let [number, group] = [value, 0]
  while (number % 1000n === 0n && group < decimalSuffixes.length - 1) {
    number /= 1000n
    group++
  }
  const exponent = group * 3 - nano
  if (!asExponent) return `${number}${decimalSuffixes[group]}`
  return exponent === 0 ? `${number}` : `${number}e${exponent}`
}

function binary(whole: bigint): string {
  let [number, group] = [whole, 0]
  while (number % 1024n === 0n && group < binarySuffixes.length - 1) {
    number /= 1024n
    group++
  }
  return `${number}${binarySuffixes[group]}`
}

/**
 * A quantity in its one spelling: `1024Mi` is `1Gi`, `2000m` is `2`, `0.5` is `500m`.
 * @throws InjectionError for what is none.
 * Kubernetes: k8s.io/apimachinery/pkg/api/resource#Quantity
 */
export function quantityText(text: string): string {
  const found = /^([+-]?)(\d*)(?:\.(\d*))?(?:([KMGTPE]i)|([eE][+-]?\d+)|([numkMGTPE]?))$/.exec(text.length > 100 ? '' : text)
  const [, sign, whole = '', fraction = '', binarySuffix, exponentPart, suffix = ''] = found ?? []
  const isTooLarge = exponentPart !== undefined && Math.abs(Number(exponentPart.slice(1))) > 40
  if (!found || whole + fraction === '' || isTooLarge) throw new InjectionError('injection-error.quantity', { text })
  const digits = BigInt(whole + fraction)
  if (digits === 0n) return '0'
  const shift = exponentPart === undefined ? (decimalSuffixes.indexOf(suffix) - 3) * 3 : Number(exponentPart.slice(1))
  const factor = binarySuffix === undefined ? 1n : 1024n ** BigInt(binarySuffixes.indexOf(binarySuffix))
  const value = billionths(digits * factor, (binarySuffix === undefined ? shift : 0) - fraction.length)
  const one = power10(nano)
  // Below 1024, and with a fraction, a binary quantity is written as a decimal one.
  const isBinary = binarySuffix !== undefined && value >= 1024n * one && value % one === 0n
  const written = isBinary ? binary(value / one) : decimal(value, exponentPart !== undefined)
  return sign === '-' ? `-${written}` : written
}
