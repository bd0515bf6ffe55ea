import { describe, expect, it } from 'vitest'
import type { Token } from '../../../types/request.js'
import { passes } from '../stream-for-test.js'

const base64 = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
const tokenOf = (claims: Record<string, unknown>, signature: Token['signature'] = 'valid'): Token => ({
  value: `${base64({ alg: 'RS256' })}.${base64(claims)}.c2ln`,
  claims,
  signature,
})

const name = 'envoy.filters.http.jwt_authn'
const filter = (config: object) => ({
  name,
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication', ...config },
})
const me = { issuer: 'me', payload_in_metadata: 'payload' }
const required = (provider: object = me, more: object = {}) =>
  filter({ providers: { p: provider }, rules: [{ match: { prefix: '/' }, requires: { provider_name: 'p' } }], ...more })
/** What Istio makes of a RequestAuthentication. */
const asIstio = (provider: object = me) =>
  filter({
    bypass_cors_preflight: true,
    providers: { p: provider },
    rules: [{ match: { prefix: '/' }, requires: { requires_any: { requirements: [{ provider_name: 'p' }, { allow_missing: {} }] } } }],
  })
const bearing = (token: Token, header = 'authorization', prefix = 'Bearer ') => ({
  tokens: [token],
  headers: [[header, prefix + token.value]] as const,
})
const good = tokenOf({ iss: 'me', sub: 'x' })

describe('what Istio requires', () => {
  it.each([
    ['nothing', {}],
    ['a token with another prefix', bearing(good, 'authorization', 'bearer ')],
    ['a token in another header', bearing(good, 'x-jwt')],
  ])('%s passes, without claims: RBAC says 403 later', (_, asked) => {
    const { reply, stream, steps } = passes([asIstio()], asked)
    expect([reply, stream.metadata.size]).toEqual([undefined, 0])
    expect(steps.at(-1)?.code).toBe('jwt.not-needed')
  })

  it('a bad token is 401', () => {
    const { reply } = passes([asIstio()], bearing(tokenOf(good.claims, 'invalid')))
    expect(reply).toEqual({
      code: 401,
      details: 'jwt_authn_access_denied{Jwt_verification_fails}',
      flags: [],
      body: 'Jwt verification fails',
      headers: [['www-authenticate', 'Bearer realm="http://ratings:9080/", error="invalid_token"']],
    })
  })

  it('a wrong audience is 403', () => {
    const { reply } = passes([asIstio({ ...me, audiences: ['a'] })], bearing(good))
    expect([reply?.code, reply?.body]).toEqual([403, 'Audiences in Jwt are not allowed'])
  })

  it('a preflight needs none, whatever it brings', () => {
    const headers = [...bearing(tokenOf({}, 'invalid')).headers, ['origin', 'o'], ['access-control-request-method', 'GET']] as const
    expect(passes([asIstio()], { method: 'OPTIONS', headers }).reply).toBeUndefined()
  })
})

describe('a provider', () => {
  it.each([
    ['Jwt is missing', {}],
    ['Jwt is expired', bearing(tokenOf({ iss: 'me', exp: 900 }))],
    ['Jwt not yet valid', bearing(tokenOf({ iss: 'me', nbf: 1100 }))],
    ['Jwt issuer is not configured', bearing(tokenOf({ iss: 'you' }))],
    [
      'Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections',
      { headers: [['authorization', 'Bearer abc']] as const },
    ],
    ['Jwt header is an invalid Base64url encoded', { headers: [['authorization', 'Bearer a.b.c']] as const }],
    ['Jwt header is an invalid JSON', { headers: [['authorization', 'Bearer YWJj.YWJj.YWJj']] as const }],
    ['Jwt payload [sub] field is not a string', bearing(tokenOf({ iss: 'me', sub: 5 }))],
  ])('refuses: %s', (message, asked) =>
    expect(passes([required()], { now: 1000, ...asked }).reply).toMatchObject({ code: 401, body: message }),
  )

  it('lets clocks differ by a minute', () => {
    expect(passes([required()], { now: 1000, ...bearing(tokenOf({ iss: 'me', exp: 940 })) }).reply).toBeUndefined()
    expect(
      passes([required({ ...me, clock_skew_seconds: 10 })], { now: 1000, ...bearing(tokenOf({ iss: 'me', exp: 940 })) }).reply?.code,
    ).toBe(401)
  })

  it.each([
    ['a', true],
    ['https://a/', true],
    ['http://b', true],
    [['z', 'b/'], true],
    ['aa', false],
  ])('compares audiences without scheme and last slash: %j', (aud, isGood) =>
    expect(passes([required({ ...me, audiences: ['a', 'https://b/'] })], bearing(tokenOf({ iss: 'me', aud }))).reply === undefined).toBe(
      isGood,
    ),
  )

  it('looks at the places that it names and no others', () => {
    const provider = { ...me, from_headers: [{ name: 'X-Jwt', value_prefix: 'Pre ' }], from_params: ['t'], from_cookies: ['ck'] }
    const code = (asked: Parameters<typeof passes>[1]) => passes([required(provider)], { tokens: [good], ...asked }).reply?.code
    expect(code({ headers: [['x-jwt', `Pre ${good.value}`]] })).toBeUndefined()
    expect(code({ headers: [['x-jwt', `xPre  ${good.value}`]] })).toBeUndefined()
    expect(code({ path: `/?t=${good.value}` })).toBeUndefined()
    expect(code({ headers: [['cookie', `a=1; ck=${good.value}`]] })).toBeUndefined()
    expect(code({ headers: [['x-jwt', good.value]] })).toBe(401)
    expect(code(bearing(good))).toBe(401)
  })

  it('passes claims on, and not what a client made up', () => {
    const provider = {
      ...me,
      forward_payload_header: 'x-payload',
      claim_to_headers: [
        { header_name: 'x-sub', claim_name: 'sub' },
        { header_name: 'x-deep', claim_name: 'a.b' },
        { header_name: 'x-list', claim_name: 'groups' },
        { header_name: 'x-part', claim_name: 'part' },
        { header_name: 'x-none', claim_name: 'none' },
      ],
      normalize_payload_in_metadata: { space_delimited_claims: ['scope'] },
    }
    const token = tokenOf({ iss: 'me', sub: 'x', a: { b: 7 }, groups: ['g1', 'g2'], part: 1.5, scope: 'r  w' })
    const { stream } = passes([required(provider)], {
      tokens: [token],
      headers: [...bearing(token).headers, ['x-sub', 'root'], ['x-none', 'y']],
    })
    const { request } = stream
    expect(['x-sub', 'x-deep', 'x-list', 'x-part', 'x-none', 'authorization'].map((header) => request.all(header))).toEqual([
      ['x'],
      ['7'],
      ['WyJnMSIsImcyIl0='],
      ['1.500000'],
      [],
      [],
    ])
    expect(request.get('x-payload')).toBe(token.value.split('.')[1])
    expect(stream.metadata.get(name)).toEqual({ payload: { ...token.claims, scope: ['r', 'w'] } })
  })

  it('reads a token that nobody has told of, and says that its signature is assumed', () => {
    const { reply, steps } = passes([required()], { headers: bearing(good).headers })
    expect(reply).toBeUndefined()
    expect(steps.at(-1)?.tried?.[0]).toMatchObject({ code: 'jwt.good', arguments: { subject: 'x', isAssumed: true } })
  })
})

describe('requirements', () => {
  const providers = { k: me, h: { issuer: 'you', from_headers: [{ name: 'x-jwt' }] } }
  const [k, h] = [{ provider_name: 'k' }, { provider_name: 'h' }]
  const you = tokenOf({ iss: 'you' })
  const said = (requires: object, asked: Parameters<typeof passes>[1]) =>
    passes([filter({ providers, rules: [{ match: { prefix: '/' }, requires }] })], asked).reply?.body ?? 'OK'
  const any = (...requirements: object[]) => ({ requires_any: { requirements } })
  const bad = tokenOf({ iss: 'me' }, 'invalid')

  it.each([
    ['any of two: neither', any(k, h), {}, 'Jwt is missing'],
    ['any of two: the second', any(k, h), bearing(you, 'x-jwt', ''), 'OK'],
    ['any of two: a bad first', any(k, h), bearing(bad), 'Jwt verification fails'],
    ['any of two: the second in the place of the first', any(k, h), bearing(you), 'Jwt issuer is not configured'],
    ['all of two: the first', { requires_all: { requirements: [k, h] } }, bearing(good), 'Jwt is missing'],
    ['any or failed: bad', any(k, { allow_missing_or_failed: {} }), bearing(bad), 'OK'],
    ['none but what comes: nothing', { allow_missing: {} }, {}, 'OK'],
    ['none but what comes: bad', { allow_missing: {} }, bearing(bad), 'Jwt verification fails'],
    ['whatever comes: bad', { allow_missing_or_failed: {} }, bearing(bad), 'OK'],
    [
      'audiences of its own',
      { provider_and_audiences: { provider_name: 'k', audiences: ['zz'] } },
      bearing(good),
      'Audiences in Jwt are not allowed',
    ],
    ['nothing', {}, {}, 'OK'],
  ])('%s', (_, requires, asked, want) => expect(said(requires, asked)).toBe(want))

  it('are those of the first rule that matches', () => {
    const rules = [
      { match: { prefix: '/free' } },
      { match: { path: '/exact' }, requires: k },
      { match: { prefix: '/named' }, requirement_name: 'n' },
    ]
    const code = (path: string) => passes([filter({ providers, rules, requirement_map: { n: k } })], { path }).reply?.code
    expect(['/free/x', '/exact?q', '/exact/', '/named/1', '/other'].map(code)).toEqual([undefined, 401, undefined, 401, undefined])
  })

  it('of the route come by name', () => {
    const at = (config: object) => ({ route: { route: {}, typed_per_filter_config: { [name]: config } } })
    const filters = [filter({ providers, requirement_map: { n: k }, rules: [{ match: { prefix: '/' }, requires: h }] })]
    expect(passes(filters, at({ disabled: true })).reply).toBeUndefined()
    expect(passes(filters, { ...at({ requirement_name: 'n' }), ...bearing(good) }).reply).toBeUndefined()
    expect(passes(filters, at({ requirement_name: 'q' })).reply).toMatchObject({
      code: 403,
      body: 'Failed JWT authentication: Wrong requirement_name: q. It should be one of [n]',
    })
  })
})
