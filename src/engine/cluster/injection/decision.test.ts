import { describe, expect, it } from 'vitest'
import { consider, decide, inCluster, inFile, isInjected } from './decision.js'

const pod = (labels: object = {}, annotations: object = {}, spec: object = {}, namespace = 'default') => ({
  metadata: { labels, annotations, namespace },
  spec,
})
const wish = (value: string) => ({ 'sidecar.istio.io/inject': value })
const code = (...args: Parameters<typeof decide>) => {
  const { inject, reason } = decide(...args)
  return `${inject ? 'yes' : 'no'} ${reason.code}`
}

describe('in a file', () => {
  it.each([
    ['nothing said', pod(), 'yes injection.policy'],
    ['label true', pod(wish('true')), 'yes injection.asked'],
    ['label false', pod(wish('false')), 'no injection.refused'],
    ['annotation false', pod({}, wish('false')), 'no injection.refused'],
    ['label over annotation', pod(wish('true'), wish('false')), 'yes injection.asked'],
    ['neither true nor false', pod(wish('yes')), 'yes injection.policy'],
    ['an empty label over an annotation', pod(wish(''), wish('false')), 'yes injection.policy'],
    ['the host network, whatever is asked', pod(wish('true'), {}, { hostNetwork: true }), 'no injection.host-network'],
    ['a system namespace, whatever is asked', pod(wish('true'), {}, {}, 'kube-system'), 'no injection.ignored-namespace'],
  ])('%s', (_, given, expected) => {
    expect(code(given, inFile)).toBe(expected)
  })
})

describe('in a cluster', () => {
  it.each([
    ['a silent namespace', {}, pod(), 'no injection.namespace-silent'],
    ['a silent namespace, a pod that asks', {}, pod(wish('true')), 'yes injection.asked'],
    ['a silent namespace, an annotation that asks', {}, pod({}, wish('true')), 'no injection.namespace-silent'],
    ['a namespace that asks', { 'istio-injection': 'enabled' }, pod(), 'yes injection.namespace'],
    ['a namespace that asks by the revision', { 'istio.io/rev': 'default' }, pod(), 'yes injection.namespace'],
    ['a namespace that asks by another revision', { 'istio.io/rev': 'canary' }, pod(), 'no injection.other-revision'],
    ['both labels: the older counts', { 'istio-injection': 'enabled', 'istio.io/rev': 'canary' }, pod(), 'yes injection.namespace'],
    ['a pod that asks by the revision', {}, pod({ 'istio.io/rev': 'default' }), 'yes injection.revision'],
    ['a pod that asks by another revision', {}, pod({ 'istio.io/rev': 'canary', ...wish('true') }), 'no injection.other-revision'],
    ['a namespace that asks, a label that refuses', { 'istio-injection': 'enabled' }, pod(wish('false')), 'no injection.refused'],
    ['a silent namespace, the host network', {}, pod({}, {}, { hostNetwork: true }), 'no injection.namespace-silent'],
    [
      'a namespace that asks, the host network',
      { 'istio-injection': 'enabled' },
      pod({}, {}, { hostNetwork: true }),
      'no injection.host-network',
    ],
    ['a namespace that asks, an annotation that refuses', { 'istio-injection': 'enabled' }, pod({}, wish('false')), 'no injection.refused'],
    ['a namespace that refuses, a pod that asks', { 'istio-injection': 'disabled' }, pod(wish('true')), 'no injection.namespace-refuses'],
  ])('%s', (_, labels, given, expected) => {
    expect(code(given, inCluster('default', labels))).toBe(expected)
  })
})

it('asks selectors where the pod says nothing', () => {
  const never = [{ matchLabels: { job: 'batch' } }]
  const always = [{ matchExpressions: [{ key: 'tier', operator: 'In' as const, values: ['front', 'back'] }] }]
  const circumstances = { ...inCluster('default', { 'istio-injection': 'enabled' }), never, always }
  expect(decide(pod({ tier: 'front' }), circumstances)).toMatchObject({
    inject: true,
    reason: { code: 'injection.always-selector', arguments: { selector: 'tier in (front,back)' } },
  })
  expect(code(pod({ tier: 'front', job: 'batch' }), circumstances)).toBe('no injection.never-selector')
  expect(code(pod({ job: 'batch', ...wish('true') }), circumstances)).toBe('yes injection.asked')
})

it('takes the namespace of the object for a template that names none', () => {
  const template = { metadata: { labels: wish('true') }, spec: {} }
  expect(code(template, inCluster('kube-system', {}))).toBe('no injection.ignored-namespace')
})

it('tells every rule that it looked at, in order', () => {
  const tried = (...args: Parameters<typeof consider>) =>
    consider(...args).rules.map((r) => `${r.code.replace('injection-rule.', '')} ${r.result}`)
  expect(tried(pod(), inCluster('default', {}))).toEqual(['webhook passed', 'webhook passed', 'webhook passed', 'webhook passed'])
  expect(tried(pod({}, wish('false')), inCluster('default', { 'istio-injection': 'enabled' }))).toEqual([
    'webhook passed',
    'webhook passed',
    'webhook asked',
    'host-network passed',
    'namespace passed',
    'label passed',
    'annotation decided',
  ])
  expect(tried(pod(wish('maybe')), inFile)).toEqual(['host-network passed', 'namespace passed', 'label passed', 'policy decided'])
})

it('has an istiod of another revision look at its own labels only', () => {
  const canary = (labels: Record<string, string>) => inCluster('default', labels, 'canary')
  expect(code(pod(), canary({ 'istio.io/rev': 'canary' }))).toBe('yes injection.namespace')
  expect(code(pod(), canary({ 'istio-injection': 'enabled' }))).toBe('no injection.other-revision')
  expect(code(pod(wish('true')), canary({}))).toBe('no injection.namespace-silent')
})

it('expands a cluster by labels alone', () => {
  expect(isInjected(pod(), true)).toBe(true)
  expect(isInjected(pod(wish('true')), false)).toBe(true)
  expect(isInjected(pod({}, wish('false')), true)).toBe(true)
  expect(isInjected(pod({}, {}, { hostNetwork: true }), true)).toBe(false)
})
