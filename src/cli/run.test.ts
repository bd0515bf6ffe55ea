import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

const golden = fileURLToPath(new URL('../../tests/conformance/golden', import.meta.url))
const plain = join(golden, 'bookinfo-0-plain/state.yaml')
const subsets = join(golden, 'bookinfo-2-subsets/state.yaml')
const proxy = ['--proxy', 'productpage-v1.default']

let folder = ''
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meshbook-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const refused = (...argv: string[]) => {
  const { stdout, stderr, status } = run(argv)
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
  return stderr
}
const answered = (...argv: string[]) => {
  const { stdout, stderr, status } = run(argv)
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  return stdout
}

describe('what cannot be done', () => {
  it.each([
    [[], /COMMAND is missing/],
    [['frobnicate'], /unknown command frobnicate/],
    [['constructor'], /unknown command constructor/],
    [['xds'], /FILE is missing/],
    [['xds', plain], /--proxy .* is missing/],
    [['xds', plain, '--prosy', 'a.b'], /Unknown option '--prosy'/],
    [['xds', plain, ...proxy, '--json'], /Unknown option '--json'/],
    [['xds', plain, '--proxy'], /--proxy/],
    [['xds', plain, '--proxy', ''], /--proxy needs a value/],
    [['xds', plain, ...proxy, ...proxy], /--proxy is given 2 times/],
    [['xds', plain, ...proxy, '--type', 'car'], /--type car: one of sidecar/],
    [['xds', plain, '--proxy', 'nobody.default'], /nobody\.default: no such pod.*productpage-v1-/s],
    [['xds', 'no-such.yaml', ...proxy], /^meshbook: no-such\.yaml: no such file$/m],
    [['xds', plain, ...proxy, '--mesh', 'no-mesh.yaml'], /no-mesh\.yaml: no such file/],
    [['diff', plain, ...proxy], /two states/],
  ])('%j', (argv, message) => {
    expect(refused(...argv)).toMatch(message)
  })

  it('YAML that cannot be read, with its place', () => {
    const bad = file('bad.yaml', 'kind: Service\nmetadata:\n  name: "x\n')
    for (const command of [
      ['xds', bad, ...proxy],
      ['validate', bad],
      ['validate', bad, '--json'],
    ]) {
      expect(refused(...command)).toMatch(/^\S*bad\.yaml:\d+:\d+: error: .* \[MB\d+\]$/m)
    }
  })

  it('a mesh config that cannot be read', () => {
    expect(refused('xds', plain, ...proxy, '--mesh', file('mesh.yaml', 'a: [\n'))).toMatch(/mesh\.yaml:\d+:\d+: error/)
  })

  it('a document that its schema refuses', () => {
    const wrong = file('wrong.yaml', 'apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {ports: 80}\n')
    expect(refused('xds', wrong, '--proxy', 'x.default')).toMatch(/wrong\.yaml:4:\d+: error/)
  })
})

describe('xds', () => {
  it('takes a pod or a workload', () => {
    const byWorkload = answered('xds', plain, ...proxy)
    expect(answered('xds', plain, '--proxy', 'productpage-v1-dl2tfnlrn8-2xgm6.default')).toBe(byWorkload)
    expect(Object.keys(JSON.parse(byWorkload))).toEqual(['listeners', 'routes', 'clusters', 'endpoints'])
  })

  it('takes several files, and a directory', () => {
    const scenarios = join(golden, '../scenarios/bookinfo-1-gateway')
    const base = ['platform.yaml', 'bookinfo.yaml'].map((f) => join(golden, '../base', f))
    const written = answered('xds', ...base, join(scenarios, 'rules.yaml'), ...proxy)
    expect(written).toBe(answered('xds', join(golden, 'bookinfo-1-gateway/state.yaml'), ...proxy))
    expect(refused('xds', folder, ...proxy)).not.toBe('')
  })
})

describe('tables', () => {
  it.each(['listeners', 'routes', 'clusters', 'endpoints'])('%s', (command) => {
    const [head = '', ...rows] = answered(command, plain, ...proxy).split('\n')
    expect(head).toMatch(/^[A-Z ]+$/)
    expect(rows.length).toBeGreaterThan(5)
    expect(JSON.parse(answered(command, plain, ...proxy, '--json')).length).toBeGreaterThan(5)
  })
})

describe('diff', () => {
  it('says what changes', () => {
    expect(answered('diff', plain, plain, ...proxy)).toBe('no difference\n')
    expect(answered('diff', plain, subsets, ...proxy)).toMatch(/^added cluster outbound\|9080\|v1\|reviews\.default\.svc\.cluster\.local$/m)
  })
})

describe('validate', () => {
  it('ends with 0 where all is well, with 1 where something is wrong', () => {
    expect(answered('validate', plain)).toMatch(/Service default\/reviews: valid/)
    const wrong = file('vs.yaml', 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v}\nspec: {hots: [a]}\n')
    const { stdout, stderr, status } = run(['validate', wrong])
    expect({ stderr, status }).toEqual({ stderr: '', status: 1 })
    expect(stdout).toMatch(/vs\.yaml:4:8: error: .*hots/)
    const [document] = JSON.parse(run(['validate', wrong, '--json']).stdout)
    expect(document).toMatchObject({ kind: 'VirtualService', name: 'v', diagnostics: [{ level: 'error', line: 4, column: 8 }] })
  })

  const refusedRule =
    'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: r}\nspec: {host: a, subsets: [{name: V_1}, {name: V_1}]}\n'

  it('lists what the webhook answers, in its form', () => {
    const { stdout, status } = run(['validate', file('dr.yaml', refusedRule), '--json'])
    expect(status).toBe(1)
    const [document] = JSON.parse(stdout)
    expect(document).toMatchObject({ file: 'dr.yaml', document: 0, kind: 'DestinationRule', name: 'r' })
    expect(document.error).toMatch(/^configuration is invalid: 3 errors occurred:\n(?:\t\* .*V_1.*\n){3}\n$/)
    expect(document).not.toHaveProperty('warning')
  })

  it('writes SARIF', () => {
    const { stdout, status } = run(['validate', file('dr.yaml', refusedRule), '--sarif'])
    expect(status).toBe(1)
    const [{ results, tool }] = JSON.parse(stdout).runs
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['MB0322', 'MB0362'])
    expect(results).toHaveLength(3)
    expect(results[0].locations[0].physicalLocation.region).toEqual({ startLine: 4, startColumn: 34, endLine: 4, endColumn: 37 })
  })

  it('prints one form at a time', () => {
    expect(refused('validate', plain, '--json', '--sarif')).toMatch(/--json or --sarif/)
  })
})
