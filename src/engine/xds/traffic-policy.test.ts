import { describe, expect, it } from 'vitest'
import type { DestinationRuleSpec } from '../types/istio/destination-rule.js'
import { policyInEffect, tlsModeInEffect } from './traffic-policy.js'

const rule: DestinationRuleSpec = {
  trafficPolicy: {
    connectionPool: { tcp: { maxConnections: 1 } },
    loadBalancer: { simple: 'RANDOM' },
    tls: { mode: 'SIMPLE' },
    proxyProtocol: { version: 'V2' },
    portLevelSettings: [{ port: { number: 81 }, connectionPool: { tcp: { maxConnections: 81 } } }],
  },
  subsets: [
    { name: 'plain' },
    { name: 'pool', trafficPolicy: { connectionPool: { http: { maxRetries: 2 } } } },
    { name: 'port', trafficPolicy: { tls: {}, portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: 'ROUND_ROBIN' } }] } },
  ],
}

describe('the policy in effect', () => {
  it('of a port stands instead of the rule’s, with nothing inherited', () => {
    expect(policyInEffect(rule, '', 80)).toBe(rule.trafficPolicy)
    expect(policyInEffect(rule, '', 81)).toEqual({ connectionPool: { tcp: { maxConnections: 81 } } })
  })

  it('of a subset replaces whole parts and inherits the others', () => {
    expect(policyInEffect(rule, 'plain', 80)).toBe(rule.trafficPolicy)
    const policy = policyInEffect(rule, 'pool', 80)
    expect(policy?.connectionPool).toEqual({ http: { maxRetries: 2 } })
    expect(policy?.loadBalancer).toEqual({ simple: 'RANDOM' })
    expect(policy?.proxyProtocol).toEqual({ version: 'V2' })
  })

  it('of a subset’s port leaves nothing of the four parts to the rule', () => {
    const policy = policyInEffect(rule, 'port', 80)
    expect(policy?.loadBalancer).toEqual({ simple: 'ROUND_ROBIN' })
    expect(policy?.connectionPool).toBeUndefined()
    expect(policy?.tls).toBeUndefined()
    expect(policy?.proxyProtocol).toEqual({ version: 'V2' })
  })

  it('tells the TLS mode apart: a port without its own falls back to the rule’s', () => {
    expect(policyInEffect(rule, '', 81)?.tls).toBeUndefined()
    expect(tlsModeInEffect(rule, '', 81)).toBe('SIMPLE')
    expect(tlsModeInEffect(rule, 'port', 80)).toBe('DISABLE')
    expect(tlsModeInEffect(rule, 'nobody', 80)).toBeUndefined()
    expect(tlsModeInEffect(undefined, '', 80)).toBeUndefined()
  })
})
