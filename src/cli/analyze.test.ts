import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'analyze-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const service = (port: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: default}\nspec:\n  ports:\n  - ${port}\n`
const clean = file('clean.yaml', service('{name: http, port: 80}'))
const odd = file('odd.yaml', service('{name: odd, port: 80}'))
const lost = file(
  'lost.yaml',
  'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: d, namespace: default}\nspec: {host: gone}\n',
)

describe('analyze', () => {
  it('prints a message a line, as istioctl does', () => {
    const { stdout, status } = run(['analyze', odd, lost])
    expect(status).toBe(1)
    expect(stdout.trim().split('\n')).toEqual([
      `Warning [IST0174] (DestinationRule default/d ${lost}:1) There is no service \`gone\` in the mesh.`,
      expect.stringContaining(`Info [IST0118] (Service default/s ${odd}:6) `),
    ])
  })

  it('ends with 1 from the threshold on', () => {
    expect(run(['analyze', clean])).toEqual({ stdout: 'No problems found.\n', stderr: '', status: 0 })
    expect(run(['analyze', odd]).status).toBe(0)
    expect(run(['analyze', odd, '--failure-threshold', 'Info']).status).toBe(1)
    expect(run(['analyze', lost, '--failure-threshold', 'Error']).status).toBe(0)
  })

  it('prints JSON with the lines that istioctl gives', () => {
    const { messages } = JSON.parse(run(['analyze', odd, lost, '--json']).stdout)
    expect(messages).toMatchObject([
      { code: 'IST0174', level: 'Warning', kind: 'DestinationRule', resource: 'default/d', reference: `${lost}:1` },
      { code: 'IST0118', level: 'Info', kind: 'Service', resource: 'default/s', line: 6 },
    ])
    expect(Object.hasOwn(messages[0], 'line')).toBe(false)
  })

  it('prints SARIF', () => {
    const log = JSON.parse(run(['analyze', odd, '--sarif']).stdout)
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'meshbook' } } }] })
    expect(log.runs[0].results).toMatchObject([
      { ruleId: 'IST0118', level: 'note', locations: [{ physicalLocation: { region: { startLine: 6, startColumn: 23 } } }] },
    ])
  })

  it('adds what the configuration proves when asked to, and marks it', () => {
    const covered = file(
      'covered.yaml',
      `apiVersion: v1
kind: Pod
metadata: {name: s-1, namespace: default, labels: {app: s, security.istio.io/tlsMode: istio}}
spec: {containers: [{name: s, image: s}, {name: istio-proxy, image: istio/proxyv2}]}
status: {phase: Running, podIP: 10.244.0.5}
---
${service('{name: http, port: 80}')}  selector: {app: s}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v, namespace: default}
spec:
  hosts: [s.default.svc.cluster.local]
  http:
  - match: [{uri: {regex: '/[ab]+'}}]
    route: [{destination: {host: s.default.svc.cluster.local}}]
  - match: [{uri: {exact: /abba}}]
    route: [{destination: {host: s.default.svc.cluster.local}}]
`,
    )
    const plain = run(['analyze', covered])
    const { stdout, status } = run(['analyze', covered, '--beyond'])
    expect(plain.stdout).not.toContain('MB05')
    const mine = stdout.trim().split('\n').at(-1)
    expect(mine).toMatch(/^Warning \[MB0501\] \(VirtualService default\/v .*covered\.yaml:23\) .* \(beyond istioctl\)$/)
    expect(status).toBe(1)
    const { messages } = JSON.parse(run(['analyze', covered, '--beyond', '--json']).stdout)
    expect(messages.at(-1)).toMatchObject({ code: 'MB0501', level: 'Warning', beyond: true, evidence: [expect.stringContaining('routes')] })
    const [{ tool, results }] = JSON.parse(run(['analyze', covered, '--beyond', '--sarif']).stdout).runs
    expect(results.at(-1).ruleId).toBe('MB0501')
    expect(tool.driver.rules.at(-1).properties.tags).toEqual(['beyond-istioctl'])
  })

  it('says what it left out', () => {
    const broken = file('broken.yaml', service('{name: http, port: "80"}'))
    const { stderr, status } = run(['analyze', broken])
    expect({ stderr, status }).toEqual({ stderr: expect.stringContaining(`${broken}:1: left out`), status: 1 })
  })

  it('cannot read YAML that is none, nor two formats at once', () => {
    expect(run(['analyze', file('bad.yaml', 'a: [')])).toMatchObject({ stdout: '', status: 2 })
    expect(run(['analyze', clean, '--json', '--sarif'])).toMatchObject({ stdout: '', status: 2 })
    expect(run(['analyze', clean, '--failure-threshold', 'Nope'])).toMatchObject({ stdout: '', status: 2 })
    expect(run(['analyze'])).toMatchObject({ stdout: '', status: 2 })
  })
})
