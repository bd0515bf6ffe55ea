/** The bytes of base64 text; undefined for what is none. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const bare = text.replace(/[\r\n]/g, '')
  if (bare.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) return undefined
  const binary = atob(bare)
  return Uint8Array.from(binary, (c) => c.charCodeAt(0))
}

/**
 * Whether bytes are PEM of an X.509 certificate that holds at `now` (milliseconds since the epoch; at any time without it).
 * Istio: pilot/pkg/xds/sds.go#ValidateCertificate
 */
export function isCertificate(bytes: Uint8Array, now: number | undefined): boolean {
  const der = firstPemBlock(String.fromCharCode(...bytes.subarray(0, 1 << 16)))
  if (!der || der.length === 0) return false
  for (let offset = 0; offset < der.length; ) {
    const certificate = readElement(der, offset, der.length)
    if (!certificate || certificate.tag !== SEQUENCE) return false
    const validity = validityOf(der, certificate)
    if (!validity) return false
    if (now !== undefined && (now > validity.notAfter || now < validity.notBefore)) return false
    offset = certificate.end
  }
  return true
}

function firstPemBlock(text: string): Uint8Array | undefined {
  const begin = /(?:^|\n)-----BEGIN ([^\n-]*)-----[ \t\r]*\n/g
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const end = text.indexOf(`-----END ${match[1]}-----`, begin.lastIndex)
    if (end === -1) continue
    const body = text.slice(begin.lastIndex, end).replace(/\s/g, '')
    const bytes = base64Bytes(body)
    if (bytes) return bytes
  }
  return undefined
}

/** Tags of ASN.1's DER. */
const INTEGER = 0x02
const BIT_STRING = 0x03
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const SEQUENCE = 0x30
const VERSION = 0xa0

interface Element {
  readonly tag: number
  readonly start: number
  readonly end: number
}

function readElement(der: Uint8Array, offset: number, limit: number): Element | undefined {
  if (offset + 2 > limit) return undefined
  const first = der[offset + 1] ?? 0
  let start = offset + 2
  let length = first
  if (first >= 0x80) {
    const size = first & 0x7f
    if (size === 0 || size > 4 || start + size > limit) return undefined
    length = 0
    for (let i = 0; i < size; i++) length = length * 256 + (der[start + i] ?? 0)
    start += size
  }
  return start + length > limit ? undefined : { tag: der[offset] ?? 0, start, end: start + length }
}

function children(der: Uint8Array, parent: Element): readonly Element[] | undefined {
  const list: Element[] = []
  for (let offset = parent.start; offset < parent.end; ) {
    const element = readElement(der, offset, parent.end)
    if (!element) return undefined
    list.push(element)
    offset = element.end
  }
  return list
}

/** A certificate is its body, the signature's algorithm and the signature; the body's fifth field is when it holds. RFC 5280, 4.1 */
function validityOf(der: Uint8Array, certificate: Element): { readonly notBefore: number; readonly notAfter: number } | undefined {
  const [body, algorithm, signature] = children(der, certificate) ?? []
  if (body?.tag !== SEQUENCE || algorithm?.tag !== SEQUENCE || signature?.tag !== BIT_STRING) return undefined
  const all = children(der, body) ?? []
  const fields = all[0]?.tag === VERSION ? all.slice(1) : all
  const [serial, inner, issuer, validity, subject, key] = fields
  if (serial?.tag !== INTEGER || [inner, issuer, validity, subject, key].some((f) => f?.tag !== SEQUENCE) || !validity) return undefined
  const [from, to] = (children(der, validity) ?? []).map((element) => timeOf(der, element))
  return from === undefined || to === undefined ? undefined : { notBefore: from, notAfter: to }
}

function timeOf(der: Uint8Array, { tag, start, end }: Element): number | undefined {
  if (tag !== UTC_TIME && tag !== GENERALIZED_TIME) return undefined
  const text = String.fromCharCode(...der.subarray(start, end))
  const digits = tag === UTC_TIME ? 2 : 4
  const [, year, month, day, hour, minute, second] =
    new RegExp(`^(\\d{${digits}})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)Z$`).exec(text)?.map(Number) ?? []
  if (year === undefined) return undefined
  const full = tag === UTC_TIME ? year + (year < 50 ? 2000 : 1900) : year
  return Date.UTC(full, (month ?? 1) - 1, day, hour, minute, second)
}
