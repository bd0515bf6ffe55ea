import {
  type InjectedDocument,
  type InjectedWorkload,
  InjectionError,
  type InjectionSettings,
  inFile,
  injectDocument,
} from '../engine/cluster/injection/index.js'
import { meshConfig } from '../engine/mesh/mesh-config.js'
import { proxyConfigs } from '../engine/mesh/proxy-configs.js'
import { createSourceReader, type Sources } from '../engine/source/index.js'
import type { Path, SourceDocument, SourceFile } from '../engine/types/source.js'
import { injectionText } from '../i18n/injection/index.js'
import { positions } from '../report/positions.js'
import { yamlText } from '../worker/yaml-text.js'
import { InputError } from './command-error.js'
import { inputError } from './diagnostics-text.js'
import { readFile, readFiles } from './input-files.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'

/** What can be read as YAML; anything else is an InputError. */
function read(files: readonly SourceFile[]): Sources {
  const sources = createSourceReader()(files)
  const errors = sources.diagnostics.filter((d) => d.level === 'error')
  if (errors.length > 0) throw inputError(files, errors)
  return sources
}

function settingsOf(meshPath: string | undefined, cni: boolean, nativeSidecars: boolean): InjectionSettings {
  const mesh = meshConfig(meshPath === undefined ? undefined : read([readFile(meshPath)]).documents[0]?.value)
  return { mesh, proxyConfigs, nativeSidecars, cni, revision: 'default' }
}

/** The documents as they are written: a list once. */
const whole = (documents: readonly SourceDocument[]): readonly SourceDocument[] => [...new Set(documents.map((d) => d.list ?? d))]

const nameOf = ({ kind, namespace, name }: InjectedWorkload): string => `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`

function noteOf(workload: InjectedWorkload): string {
  const { code, arguments: args } = workload.decision.reason
  return `meshbook: ${nameOf(workload)} is left alone: ${injectionText(code, args, 'en')}`
}

const asJson = (workload: InjectedWorkload) => {
  const { kind, namespace, name, decision, before, after } = workload
  const { code, arguments: args } = decision.reason
  const reason = { code, arguments: args, text: injectionText(code, args, 'en') }
  return { kind, namespace, name, injected: decision.inject, reason, before, after }
}

/**
 * `inject FILE… [--mesh FILE] [--cni] [--native]`: every document with its pods injected, as `istioctl kube-inject` prints it; documents that make
 * no pods as they are. What is left alone is noted. `--json`: each pod before and after, with the reason.
 */
export function inject(args: readonly string[]): Outcome {
  const { flags, files: paths } = readOptions(args, { mesh: 'string', cni: 'boolean', native: 'boolean', json: 'boolean' })
  const files = readFiles(paths)
  const sources = read(files)
  const settings = settingsOf(flags.mesh, flags.cni, flags.native)
  const documents = whole(sources.documents).map((document) => {
    try {
      return { document, injected: injectDocument(document.value, settings, inFile) }
    } catch (error) {
      if (!(error instanceof InjectionError)) throw error
      throw new InputError(`${placeOf(document, error.path, files, sources)}: ${injectionText(error.code, error.args, 'en')}`)
    }
  })
  const workloads = documents.flatMap((d) => d.injected.workloads)
  const notes = workloads.filter((w) => !w.decision.inject).map(noteOf)
  if (flags.json) return { text: JSON.stringify(workloads.map(asJson), null, 1), notes }
  return { text: documents.map(({ document, injected }) => textOf(document, injected)).join('\n'), notes }
}

function textOf({ text }: SourceDocument, { isRead, object }: InjectedDocument): string {
  return `${isRead ? yamlText(object) : text.endsWith('\n') ? text : `${text}\n`}---`
}

function placeOf(document: SourceDocument, path: Path, files: readonly SourceFile[], { placements, documents }: Sources): string {
  const file = files.find((f) => f.name === document.file)
  const start =
    placements(document)?.start ??
    documents.map((d) => (d.list === document ? placements(d)?.start : undefined)).find((s) => s !== undefined)
  const at = document.locate(path).value.start + (start ?? 0)
  const { line, column } = positions(file?.text ?? '')(at)
  return `${document.file}:${line}:${column}`
}
