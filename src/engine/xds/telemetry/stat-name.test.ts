import { expect, test } from 'vitest'
import { statName } from './stat-name.js'

const facts = { host: 'a.b.svc.cluster.local', subset: 'v1', port: 80, portName: 'http', targetPort: 8080 }
const service = { name: 'a', namespace: 'b', registry: 'Kubernetes' as const }

test('every placeholder is filled in', () => {
  const pattern = '%SERVICE%|%SERVICE_NAME%|%SERVICE_FQDN%|%SERVICE_PORT%|%SERVICE_PORT_NAME%|%SUBSET_NAME%|%TARGET_PORT%|%OTHER%%'
  expect(statName(pattern, { ...facts, service })).toBe('a.b|a|a.b.svc.cluster.local|80|http|v1|8080|%OTHER%%')
})

test('a host that is no Kubernetes Service stands for its own names', () => {
  expect(statName('%SERVICE%_%SERVICE_NAME%', { ...facts, host: 'example.com' })).toBe('example.com_example.com')
})
