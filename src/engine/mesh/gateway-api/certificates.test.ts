import { describe, expect, it } from 'vitest'
import { resource } from '../model/fixtures.js'
import { authorityOfConfigMap, authorityOfSecret, hasKeyPair, isCertificate } from './certificates.js'

/** A DER sequence of three bytes is all that a block must hold. */
const block = (label: string, body = 'MAMCAQE='): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
const [certificate, key] = [block('CERTIFICATE'), block('RSA PRIVATE KEY')]
const secret = (fields: object) => ({ ...resource('Secret', 'ns/s', undefined), object: { kind: 'Secret', ...fields } })

describe('certificates', () => {
  it('are a pair under either pair of names, encoded or not', () => {
    expect(hasKeyPair(secret({ data: { 'tls.crt': btoa(certificate), 'tls.key': btoa(key) } }))).toBe(true)
    expect(hasKeyPair(secret({ stringData: { cert: certificate, key } }))).toBe(true)
    expect(hasKeyPair(secret({ stringData: { 'tls.crt': certificate } }))).toBe(false)
    expect(hasKeyPair(secret({}))).toBe(false)
  })

  it('must be PEM around DER', () => {
    expect(isCertificate(certificate)).toBe(true)
    expect(isCertificate(`text before\n${certificate}`)).toBe(true)
    expect(isCertificate(key)).toBe(false)
    expect(isCertificate(block('CERTIFICATE', 'aGVsbG8='))).toBe(false)
    expect(isCertificate(block('CERTIFICATE', 'MAQCAQE='))).toBe(false)
    expect(isCertificate(block('CERTIFICATE', '??'))).toBe(false)
    expect(isCertificate('-----BEGIN CERTIFICATE-----')).toBe(false)
    expect(hasKeyPair(secret({ data: { 'tls.crt': 'not base64!', 'tls.key': btoa(key) } }))).toBe(false)
  })

  it('of an authority have names of their own', () => {
    expect(authorityOfConfigMap(secret({ data: { 'ca.crt': 'x' } }))).toBe('x')
    expect(authorityOfSecret(secret({ data: { cacert: btoa('y'), 'ca.crt': btoa('x') } }))).toBe('y')
    expect(authorityOfConfigMap(secret({ data: { __proto__: 'x' } }))).toBe('')
  })
})
