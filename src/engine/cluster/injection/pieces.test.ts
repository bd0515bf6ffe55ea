import { describe, expect, it } from 'vitest'
import { meshConfig } from '../../mesh/mesh-config.js'
import { proxyConfigs } from '../../mesh/proxy-configs.js'
import type { JsonObject } from '../resource-of.js'
import { inFile } from './decision.js'
import { injectDocument } from './inject-document.js'
import { piecesOf } from './pieces.js'

const http = { httpGet: { path: '/healthy', port: 9080 } }
const pod = (annotations: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', namespace: 'default', labels: { app: 'a' }, annotations },
  spec: { containers: [{ name: 'app', image: 'app', readinessProbe: http, lifecycle: { preStop: http } }] },
})
const settings = { mesh: meshConfig(undefined), proxyConfigs, nativeSidecars: false, cni: false, revision: 'default' }

function pieces(more: Partial<typeof settings> = {}, annotations: object = {}) {
  const [workload] = injectDocument(pod(annotations), { ...settings, ...more }, inFile).workloads
  if (!workload) throw new Error('no workload')
  return { ...workload, pieces: piecesOf(workload.before, workload.after) }
}

const at = (value: unknown, path: readonly (string | number)[]) =>
  path.reduce<unknown>((v, key) => (v as Readonly<Record<string | number, unknown>> | undefined)?.[key], value)

describe('pieces', () => {
  it('names each part that came, where it stands', () => {
    const { after, before, pieces: all } = pieces()
    const codes = all.map((p) => p.code.replace('injection-piece.', ''))
    for (const code of [
      'init',
      'init-rights',
      'proxy',
      'proxy-rights',
      'proxy-readiness',
      'token-volume',
      'ca-volume',
      'tls-mode',
      'status',
    ]) {
      expect(codes).toContain(code)
    }
    expect(codes.filter((c) => c === 'prometheus')).toHaveLength(3)
    for (const { path } of all) {
      expect(at(after, path), path.join('.')).toBeDefined()
      expect(JSON.stringify(at(before, path)), path.join('.')).not.toBe(JSON.stringify(at(after, path)))
    }
  })

  it('has a word of its own for everything that the templates add', () => {
    const general = ['annotation', 'label', 'container', 'volume', 'field', 'container-field'].map((c) => `injection-piece.${c}`)
    for (const native of [true, false])
      for (const cni of [true, false]) {
        const all = pieces({ nativeSidecars: native, cni }).pieces
        expect(all.filter((p) => general.includes(p.code))).toEqual([])
      }
  })

  it('knows probes and hooks of the application', () => {
    const { pieces: all } = pieces()
    expect(all.filter((p) => p.arguments.name === 'app').map((p) => [p.code, p.arguments.value])).toEqual([
      ['injection-piece.probe', 'readinessProbe'],
      ['injection-piece.hook', 'lifecycle'],
    ])
    expect(all.some((p) => p.code === 'injection-piece.probers')).toBe(true)
  })

  it('knows a sidecar that is an init container, and one without rights to write rules', () => {
    const codes = (more: Partial<typeof settings>) => pieces(more).pieces.map((p) => p.code)
    expect(codes({ nativeSidecars: true })).toContain('injection-piece.native-proxy')
    expect(codes({ cni: true })).toContain('injection-piece.validation')
    const rights = pieces({ cni: true }).pieces.find((p) => p.code === 'injection-piece.init-rights')
    expect(rights?.arguments.value).toBe('1337')
  })

  it('finds nothing where nothing was done', () => {
    const same: JsonObject = { spec: {} }
    expect(piecesOf(same, same)).toEqual([])
  })
})
