import type { InjectionPiece } from '../../types/injection-pieces.js'
import type { Path } from '../../types/source.js'
import { isObject, type JsonObject, labelsAt, listAt, objectAt } from '../resource-of.js'
import { containersOf, envOf, named } from './containers.js'
import { isNativeContainer, pieceOfAnnotation, pieceOfContainer, pieceOfLabel, pieceOfVolume } from './piece-names.js'
import { proxyName } from './template/index.js'

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** What an injected pod has that it had not before, or has otherwise, in the order in which a pod is written. */
export function piecesOf(before: JsonObject, after: JsonObject): readonly InjectionPiece[] {
  if (before === after) return []
  return [...metadataPieces(before, after), ...specPieces(before, after)]
}

function metadataPieces(before: JsonObject, after: JsonObject): InjectionPiece[] {
  const [old, now] = [objectAt(before, 'metadata'), objectAt(after, 'metadata')]
  const pieces: InjectionPiece[] = []
  for (const [field, codeOf] of [
    ['annotations', pieceOfAnnotation],
    ['labels', pieceOfLabel],
  ] as const) {
    const [was, is] = [labelsAt(old, field), labelsAt(now, field)]
    for (const [name, value] of Object.entries(is)) {
      if (Object.hasOwn(was, name) && was[name] === value) continue
      pieces.push({ code: codeOf(name), arguments: { name, value }, path: ['metadata', field, name] })
    }
  }
  return pieces
}

function specPieces(before: JsonObject, after: JsonObject): InjectionPiece[] {
  const [old, now] = [objectAt(before, 'spec'), objectAt(after, 'spec')]
  const pieces: InjectionPiece[] = []
  for (const list of ['initContainers', 'containers'] as const) {
    const known = containersOf(before, list)
    for (const [i, container] of containersOf(after, list).entries()) {
      const path: Path = ['spec', list, i]
      const was = named(known, String(container.name))
      if (was) pieces.push(...changesOf(was, container, path))
      else pieces.push(...newContainer(container, list === 'initContainers', path))
    }
  }
  const volumes = listAt(old, 'volumes').filter(isObject)
  for (const [i, volume] of listAt(now, 'volumes').entries()) {
    if (!isObject(volume) || volumes.some((v) => v.name === volume.name)) continue
    const name = String(volume.name)
    pieces.push({ code: pieceOfVolume(name), arguments: { name, value: '' }, path: ['spec', 'volumes', i] })
  }
  const listed = new Set(['initContainers', 'containers', 'volumes'])
  for (const [field, value] of Object.entries(now)) {
    if (listed.has(field) || same(value, old[field])) continue
    pieces.push({ code: 'injection-piece.field', arguments: { name: `spec.${field}`, value: '' }, path: ['spec', field] })
  }
  return pieces
}

/** A container that was not there, with those of its parts that are worth a word. */
function newContainer(container: JsonObject, isInit: boolean, path: Path): InjectionPiece[] {
  const name = String(container.name)
  const piece = (code: InjectionPiece['code'], at: Path, value = ''): InjectionPiece => ({
    code,
    arguments: { name, value },
    path: [...path, ...at],
  })
  const pieces = [piece(pieceOfContainer(name, isInit && isNativeContainer(container)), [])]
  const parts = [
    ['securityContext', name === proxyName ? 'injection-piece.proxy-rights' : 'injection-piece.init-rights'],
    ['lifecycle', 'preStop' in objectAt(container, 'lifecycle') ? 'injection-piece.proxy-stop' : 'injection-piece.proxy-hold'],
    ['startupProbe', 'injection-piece.proxy-startup'],
    ['readinessProbe', 'injection-piece.proxy-readiness'],
  ] as const
  const user = String(objectAt(container, 'securityContext').runAsUser ?? '')
  for (const [field, code] of parts)
    if (isObject(container[field])) pieces.push(piece(code, [field], field === 'securityContext' ? user : ''))
  const variables = {
    PROXY_CONFIG: 'injection-piece.proxy-config',
    ISTIO_KUBE_APP_PROBERS: 'injection-piece.probers',
    ISTIO_PROMETHEUS_ANNOTATIONS: 'injection-piece.scraping',
  } as const
  for (const [i, { name: variable }] of envOf(container).entries()) {
    const code = Object.hasOwn(variables, String(variable)) ? variables[variable as keyof typeof variables] : undefined
    if (code) pieces.push(piece(code, ['env', i]))
  }
  return pieces
}

const probes = ['readinessProbe', 'livenessProbe', 'startupProbe']

/** What became otherwise in a container that was there. */
function changesOf(before: JsonObject, after: JsonObject, path: Path): InjectionPiece[] {
  const name = String(after.name)
  const pieces: InjectionPiece[] = []
  for (const [field, value] of Object.entries(after)) {
    if (same(value, before[field])) continue
    const code = probes.includes(field)
      ? 'injection-piece.probe'
      : field === 'lifecycle'
        ? 'injection-piece.hook'
        : 'injection-piece.container-field'
    pieces.push({ code, arguments: { name, value: field }, path: [...path, field] })
  }
  return pieces
}
