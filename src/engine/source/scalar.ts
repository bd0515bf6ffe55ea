/** What a plain scalar means; `key` spells it as a mapping's key, where it can be one. */
export interface Meaning {
  readonly problem?: undefined
  readonly value: string | number | boolean | null
  readonly key: string | undefined
}

/** What a tagged scalar means, or why it means nothing. */
export type Resolution = Meaning | { readonly problem: 'tag-mismatch' | 'bad-base64' }

const words = new Map<string, boolean | null | number>()
const cases = (word: string) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]
for (const word of ['yes', 'true', 'on']) for (const w of cases(word)) words.set(w, true)
for (const word of ['no', 'false', 'off']) for (const w of cases(word)) words.set(w, false)
for (const w of ['y', 'Y']) words.set(w, true)
for (const w of ['n', 'N']) words.set(w, false)
for (const w of ['', '~', ...cases('null')]) words.set(w, null)
for (const w of ['.nan', '.NaN', '.NAN']) words.set(w, Number.NaN)
for (const w of ['.inf', '.Inf', '.INF']) {
  words.set(w, Number.POSITIVE_INFINITY)
  words.set(`+${w}`, Number.POSITIVE_INFINITY)
  words.set(`-${w}`, Number.NEGATIVE_INFINITY)
}

const string = (value: string): Meaning => ({ value, key: value })
const other = (value: number | boolean | null, key: string | undefined): Meaning => ({ value, key })

/**
 * Reads a plain scalar: YAML 1.1's words for true and false, `010` and `0o10` as octal, `0b1`, `1_000`; dates and 12:30:45 stay strings.
 * Source: go.yaml.in/yaml/v2, which Kubernetes reads with.
 */
export function resolvePlain(text: string): Meaning {
  const code = text.charCodeAt(0)
  if (text !== '' && !mayMean(code)) return string(text)
  const word = words.get(text)
  if (typeof word === 'number') return other(word, floatKey(word))
  if (word !== undefined) return other(word, word === null ? undefined : String(word))
  return readNumber(text, code) ?? string(text)
}

/** As `resolvePlain`, for a scalar with an explicit tag. */
export function resolveTagged(text: string, tag: string): Resolution {
  switch (tag) {
    case '!!binary':
      return readBinary(text)
    case '!!bool':
    case '!!int':
    case '!!float':
    case '!!null':
    case '!!timestamp': {
      const plain = resolvePlain(text)
      const kind = `!!${kindOf(plain.value, text)}`
      return kind === tag || (tag === '!!float' && kind === '!!int') ? plain : { problem: 'tag-mismatch' }
    }
    default:
      return string(text)
  }
}

function kindOf(value: string | number | boolean | null, text: string): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return readInteger(text.replaceAll('_', '')) === undefined ? 'float' : 'int'
  return /^\d{4}-\d{1,2}-\d{1,2}([Tt ]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d\d:\d\d)?)?$/.test(text) ? 'timestamp' : 'str'
}

/** Whether a scalar that begins so can be anything but a string: a digit, a sign, a dot, `~`, or the first letter of a word. */
const mayMean = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46 || code === 126 || letters.has(code)
const letters = new Set([...'yYnNtTfFoO'].map((c) => c.charCodeAt(0)))

const pointFloat = /^\.\d(?:_?\d)*(?:[eE][-+]?\d(?:_?\d)*)?$/
const styleFloat = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/

function readNumber(text: string, first: number): Meaning | undefined {
  if (first === 46) return pointFloat.test(text) ? finite(Number(text.replaceAll('_', ''))) : undefined
  const isDigitOrSign = (first >= 48 && first <= 57) || first === 43 || first === 45
  if (!isDigitOrSign) return undefined
  const plain = text.includes('_') ? text.replaceAll('_', '') : text
  const integer = readInteger(plain)
  if (integer !== undefined) {
    const inKey = integer >= -(2n ** 63n) && integer < 2n ** 63n
    return other(Number(integer), inKey ? String(integer) : undefined)
  }
  return styleFloat.test(plain) ? finite(Number(plain)) : undefined
}

/** A float too great for 64 bits is a string to Kubernetes. */
const finite = (value: number): Meaning | undefined => (Number.isFinite(value) ? other(value, floatKey(value)) : undefined)

const integerForms: readonly (readonly [RegExp, string])[] = [
  [/^[-+]?0[xX][0-9a-fA-F]+$/, '0x'],
  [/^[-+]?0[oO][0-7]+$/, '0o'],
  [/^[-+]?0[bB][01]+$/, '0b'],
  [/^[-+]?0[0-7]+$/, '0o'],
  [/^[-+]?\d+$/, ''],
]

/** The integer that a scalar without underscores spells, if it fits in 64 bits (without a sign up to 2^64 - 1). */
function readInteger(plain: string): bigint | undefined {
  // The longest that can fit, sixty-four binary digits, is far shorter: the bound keeps the conversion of digits linear.
  if (plain.length > 1000) return undefined
  for (const [form, prefix] of integerForms) {
    if (!form.test(plain)) continue
    if (prefix === '' && /^[-+]?0\d/.test(plain)) return undefined
    const negative = plain.startsWith('-')
    const digits = plain.replace(/^[-+]/, '').replace(prefix === '' ? '' : /^0[xXoObB]?/, '')
    const value = BigInt(prefix + digits)
    if (negative) return value <= 2n ** 63n ? -value : undefined
    const limit = plain.startsWith('+') ? 2n ** 63n : 2n ** 64n
    return value < limit ? value : undefined
  }
  return undefined
}

/** A float as a key: the shortest digits that name it among 32-bit floats, with an exponent from a million on, as Go's %g prints them. */
function floatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (Math.abs(Math.fround(value)) === Number.POSITIVE_INFINITY) return value > 0 ? '.inf' : '-.inf'
  const [mantissa = '', exponent = '0'] = shortestFloat32(value).split('e')
  const power = Number(exponent)
  const sign = mantissa.startsWith('-') ? '-' : ''
  const digits = mantissa.replace(/[-.]/g, '')
  if (power < -4 || power >= 6) {
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  }
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0')
  const fraction = digits.slice(power + 1)
  return sign + whole + (fraction === '' ? '' : `.${fraction}`)
}

function shortestFloat32(value: number): string {
  const target = Math.fround(value)
  for (let digits = 0; digits < 9; digits++) {
    const candidate = target.toExponential(digits)
    if (Math.fround(Number(candidate)) === target) return candidate
  }
  return value.toExponential()
}

function readBinary(text: string): Resolution {
  const clean = text.replaceAll(/[\r\n]/g, '')
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(clean)) return { problem: 'bad-base64' }
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const bytes: number[] = []
  for (let i = 0; i < clean.length; i += 4) {
    const quad = [0, 1, 2, 3].map((j) => alphabet.indexOf(clean.charAt(i + j)))
    const [a = 0, b = 0, c = 0, d = 0] = quad
    bytes.push((a << 2) | (b >> 4))
    if (c >= 0) bytes.push(((b & 15) << 4) | (c >> 2))
    if (d >= 0) bytes.push(((c & 3) << 6) | d)
  }
  return string(new TextDecoder().decode(new Uint8Array(bytes)))
}
