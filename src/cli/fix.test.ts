import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'fix-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rules = `apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: default}
spec: {ports: [{name: web, port: 9080}]} # no protocol
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: default}
spec:
  hosts: [reviews]
  http:
    - route:
        - destination: {host: reveiws} # misspelled
`

describe('fix', () => {
  it('tells what would mend each message, and writes what leaves no choice', () => {
    const path = join(folder, 'rules.yaml')
    writeFileSync(path, rules)
    const told = run(['fix', path])
    expect(told).toMatchObject({ stderr: '', status: 0 })
    expect(told.stdout.split('\n')).toEqual([
      `${path}:13 [IST0101]`,
      '  Change `reveiws` to `reviews`',
      `${path}:4 [IST0118]`,
      '  Rename the port `web` to `http-web`',
      '  Declare port 9080 as `appProtocol: http`',
      '  Rename the port `web` to `tcp-web`',
      '  Declare port 9080 as `appProtocol: tcp`',
      '',
    ])
    expect(readFileSync(path, 'utf8')).toBe(rules)
    expect(run(['fix', path, '--write']).stdout).toBe(`${path}:13 [IST0101]\n  Change \`reveiws\` to \`reviews\`\n`)
    expect(readFileSync(path, 'utf8')).toBe(rules.replace('reveiws', 'reviews'))
    expect(run(['fix', path, '--write']).stdout).toBe('Nothing to fix.\n')
  })

  it('writes nothing that asks for something else', () => {
    const path = join(folder, 'namespace.yaml')
    writeFileSync(path, 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n')
    expect(run(['fix', path]).stdout).toContain('Add the label `istio-injection: enabled` to `shop`')
    expect(run(['fix', path, '--write']).stdout).toBe('Nothing to fix.\n')
  })

  it('cannot write standard input', () => {
    expect(run(['fix', '-', '--write'])).toMatchObject({ stdout: '', status: 2 })
    expect(run(['fix'])).toMatchObject({ stdout: '', status: 2 })
  })
})
