import type { Resource } from '../../types/resource.js'

/**
 * Looks at certificates as far as it can be told without cryptography: PEM blocks of the right kind around DER. Whether a key belongs to
 * its certificate is not looked into.
 */

type Data = Readonly<Record<string, unknown>>

const dataOf = (object: Resource['object'], field: string): Data => {
  const data = Object.hasOwn(object, field) ? object[field] : undefined
  return typeof data === 'object' && data !== null ? (data as Data) : {}
}

const own = (data: Data, key: string): string => {
  const value = Object.hasOwn(data, key) ? data[key] : undefined
  return typeof value === 'string' ? value : ''
}

/** A Secret's value as text: `stringData` over `data`. */
const secretText = (secret: Resource, key: string): string =>
  own(dataOf(secret.object, 'stringData'), key) || decode(own(dataOf(secret.object, 'data'), key))

function decode(base64: string): string {
  const text = base64.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return ''
  return atob(text)
}

/** Whether a Secret has a certificate with its key, under either pair of names that Istio knows. Istio: pilot/pkg/credentials/kube/secrets.go#ExtractCertInfo */
export function hasKeyPair(secret: Resource): boolean {
  const names = [
    ['cert', 'key'],
    ['tls.crt', 'tls.key'],
  ] as const
  const [cert, key] = names.find((pair) => pair.every((name) => secretText(secret, name) !== '')) ?? []
  return (
    cert !== undefined &&
    key !== undefined &&
    hasBlock(secretText(secret, cert), /^CERTIFICATE$/) &&
    hasBlock(secretText(secret, key), /PRIVATE KEY$/)
  )
}

const authorityNames = ['cacert', 'ca.crt'] as const

/** The first authority that is not empty, under either name that Istio knows. Istio: pilot/pkg/credentials/kube/secrets.go#ExtractRoot */
export const authorityOfConfigMap = (map: Resource): string =>
  authorityNames.map((name) => own(dataOf(map.object, 'data'), name)).find((text) => text !== '') ?? ''

export const authorityOfSecret = (secret: Resource): string =>
  authorityNames.map((name) => secretText(secret, name)).find((text) => text !== '') ?? ''

export const isCertificate = (pem: string): boolean => hasBlock(pem, /^CERTIFICATE$/)

/** Whether a PEM block of the type stands in `pem` and holds a DER sequence. */
function hasBlock(pem: string, type: RegExp): boolean {
  const blocks = pem.split('-----BEGIN ').slice(1)
  return blocks.some((block) => {
    const [label = '', rest = ''] = splitOnce(block, '-----')
    const [body = '', end] = splitOnce(rest, `-----END ${label}-----`)
    return end !== undefined && type.test(label) && isSequence(decode(body))
  })
}

function splitOnce(text: string, at: string): [string, string?] {
  const index = text.indexOf(at)
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + at.length)]
}

/** A DER SEQUENCE that is as long as it says. */
function isSequence(der: string): boolean {
  if (der.charCodeAt(0) !== 0x30) return false
  const first = der.charCodeAt(1)
  if (first < 0x80) return der.length === 2 + first
  const count = first & 0x7f
  let length = 0
  for (let i = 0; i < count; i++) length = length * 256 + der.charCodeAt(2 + i)
  return count > 0 && count <= 4 && der.length === 2 + count + length
}
