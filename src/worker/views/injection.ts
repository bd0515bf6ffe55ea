import type { InjectionSettings } from '../../engine/cluster/injection/index.js'
import { proxyConfigs } from '../../engine/mesh/proxy-configs.js'
import { createSourceReader } from '../../engine/source/index.js'
import type { Capture } from '../../engine/types/capture.js'
import type { InjectionPiece } from '../../engine/types/injection-pieces.js'
import { injectionsOf, type PodInjection } from '../../engine/view/injection.js'
import type { InjectedPods, InjectionChoice, InjectionRefusal, InjectionResult, Spot } from '../protocol.js'
import type { Snapshot } from '../state.js'
import { TextLines } from '../text-lines.js'
import { wholeDiff } from './line-diff.js'

/** Writes YAML; given from outside, since what writes it is loaded only where it is wanted. */
export type WriteYaml = (value: unknown) => string

const mostWorkloads = 200

/** What injection makes of every pod that the files ask for, and of one of them line by line. */
export function injectionView(
  snapshot: Snapshot,
  workload: string | undefined,
  choice: InjectionChoice,
  write: WriteYaml,
): InjectionResult {
  const { sources, cluster, push } = snapshot.engine
  const settings: InjectionSettings = {
    mesh: push.mesh,
    proxyConfigs,
    nativeSidecars: choice.native,
    cni: choice.cni,
    revision: 'default',
  }
  const all = injectionsOf(sources.documents, cluster, settings)
  const found = all.find((pod) => idOf(pod) === workload) ?? all[0]
  const seen = {
    view: 'injection',
    workloads: all.slice(0, mostWorkloads).map((pod) => shown(pod, snapshot)),
    more: Math.max(0, all.length - mostWorkloads),
  } as const
  if (!found) return { ...seen, rules: [], lines: [], pieces: [] }
  const { decision, before, after, refusal } = found
  const text = refusal ? [] : linesOf(write(before))
  const lines = wholeDiff(text, after === before || refusal ? text : linesOf(write(after)))
  return {
    ...seen,
    chosen: idOf(found),
    rules: decision?.rules ?? [],
    lines,
    pieces: placed(found.pieces, lines),
    ...captureOf(found.capture),
  }
}

const idOf = ({ kind, namespace, name }: PodInjection): string => `${kind}/${namespace}/${name}`

function shown(pod: PodInjection, snapshot: Snapshot): InjectedPods {
  const { kind, name, namespace, decision, refusal } = pod
  const outcome = refusal ? 'refused' : decision?.inject ? 'injected' : 'left-alone'
  const reason = refusal
    ? { code: refusal.code, arguments: refusal.args as InjectionRefusal['arguments'] }
    : (decision?.reason ?? { code: 'injection.policy', arguments: {} })
  return { id: idOf(pod), kind, name, namespace, outcome, reason, spots: spotOf(pod, snapshot) }
}

function spotOf({ document, refusal, kind, namespace, name }: PodInjection, { engine, lines }: Snapshot): Spot[] {
  const start = engine.sources.placements(document)?.start
  if (start === undefined) return []
  const { value, key } = document.locate(refusal?.path ?? ['metadata', 'name'])
  const range = { start: start + (key ?? value).start, end: start + value.end }
  return [{ resource: `${kind}/${namespace}/${name}`, ...lines.range(document.file, range) }]
}

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n')

/** The pieces with the lines where they begin: the text after is read again for the places of its parts. */
function placed(pieces: readonly InjectionPiece[], lines: InjectionResult['lines']): InjectionResult['pieces'] {
  if (pieces.length === 0) return []
  const rows = lines.flatMap(({ sign }, i) => (sign === '-' ? [] : [i]))
  const text = rows.map((i) => lines[i]?.text).join('\n')
  const [document] = createSourceReader()([{ name: 'pod.yaml', text }]).documents
  const counted = new TextLines(text)
  return pieces
    .map(({ code, arguments: args, path }) => {
      const at = document?.locate(path)
      const { line } = counted.range('', at?.key ?? at?.value ?? { start: 0, end: 0 })
      return { code, arguments: args, line: rows[line - 1] ?? 0 }
    })
    .sort((a, b) => a.line - b.line)
}

function captureOf(capture: Capture): Pick<InjectionResult, 'capture'> {
  if (capture.mode !== 'sidecar') return {}
  const options = Object.entries(capture.options).filter(([, value]) => value !== undefined)
  return { capture: options.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)] as const) }
}
