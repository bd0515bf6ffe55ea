import { expect, test } from 'vitest'
import type { PeerAuthenticationSpec } from '../../types/istio/peer-authentication.js'
import type { Resource } from '../../types/resource.js'
import { modeForPort, PeerAuthentications } from './peer-authentication.js'

const policy = (namespace: string, name: string, spec: PeerAuthenticationSpec): Resource<PeerAuthenticationSpec> => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  name,
  namespace,
  labels: {},
  annotations: {},
  createdAt: 0,
  spec,
  status: undefined,
  object: {},
})

const app = { app: 'a' }

test('without policies a workload takes both', () => {
  const none = new PeerAuthentications([], 'istio-system')
  expect(none.forWorkload('default', app).mode).toBe('PERMISSIVE')
  expect(none.modeOfNamespace('default')).toBeUndefined()
})

test('the narrower scope decides, UNSET falls back to the wider', () => {
  const policies = new PeerAuthentications(
    [
      policy('istio-system', 'mesh', { mtls: { mode: 'STRICT' } }),
      policy('plain', 'ns', { mtls: { mode: 'DISABLE' } }),
      policy('plain', 'late', { mtls: { mode: 'STRICT' } }),
      policy('unset', 'ns', {}),
      policy('plain', 'w', { selector: { matchLabels: app }, portLevelMtls: { '80': { mode: 'STRICT' }, '81': {} } }),
    ],
    'istio-system',
  )
  expect(policies.modeOfNamespace('default')).toBe('STRICT')
  expect(policies.modeOfNamespace('unset')).toBe('STRICT')
  expect(policies.forWorkload('plain', { app: 'b' }).mode).toBe('DISABLE')
  const workload = policies.forWorkload('plain', app)
  expect(workload.mode).toBe('DISABLE')
  expect(modeForPort(workload, 80).mode).toBe('STRICT')
  expect(modeForPort(workload, 80).origin?.path).toEqual(['spec', 'portLevelMtls', '80'])
  expect(modeForPort(workload, 81).mode).toBe('DISABLE')
  expect(modeForPort(workload, 82).mode).toBe('DISABLE')
})

test('the oldest of several that select a workload counts, and none of the root namespace does', () => {
  const selector = { matchLabels: app }
  const policies = new PeerAuthentications(
    [
      policy('istio-system', 'root', { selector, mtls: { mode: 'DISABLE' } }),
      policy('default', 'first', { selector, mtls: { mode: 'STRICT' } }),
      policy('default', 'second', { selector, mtls: { mode: 'DISABLE' } }),
    ],
    'istio-system',
  )
  expect(policies.forWorkload('default', app).mode).toBe('STRICT')
  expect(policies.forWorkload('istio-system', app).mode).toBe('PERMISSIVE')
})
