import { findContainer } from '../../engine/cluster/injection/containers.js'
import { InjectionError, inFile, injectDocument, sidecarCapture } from '../../engine/cluster/injection/index.js'
import { objectAt } from '../../engine/cluster/resource-of.js'
import { meshConfig } from '../../engine/mesh/mesh-config.js'
import { proxyConfigs } from '../../engine/mesh/proxy-configs.js'
import { parseRules } from '../../engine/netfilter/index.js'
import type { Ruleset } from '../../engine/netfilter/parse/rule.js'
import { OptionError, restoreText, sidecarDefaults, sidecarRules } from '../../engine/netfilter/rules/index.js'
import { createSourceReader } from '../../engine/source/index.js'
import type { SourceFile } from '../../engine/types/source.js'
import { injectionText } from '../../i18n/injection/index.js'
import { InputError } from '../command-error.js'
import { inputError } from '../diagnostics-text.js'

/** What captures a pod's traffic, and whom its proxy runs as. */
export interface PodCapture {
  readonly rules: Ruleset
  readonly proxy: { readonly uid: number; readonly gid: number }
}

const own = { uid: 1337, gid: 1337 }

/** A sidecar's as injection makes it where nothing else is asked for. */
export const defaultCapture = (): PodCapture => ({ rules: parseRules(restoreText(sidecarRules(sidecarDefaults).ipv4)).ruleset, proxy: own })

/**
 * The capture of the first pod, or workload, of a file: its annotations count as injection takes them; a pod that is injected already is
 * taken as it is. Without istio-init nothing is captured.
 * @throws InputError where there is none, or it could not be injected.
 */
export function captureIn(file: SourceFile, addresses: readonly string[]): PodCapture {
  const sources = createSourceReader()([file])
  const errors = sources.diagnostics.filter((d) => d.level === 'error')
  if (errors.length > 0) throw inputError([file], errors)
  const settings = { mesh: meshConfig(undefined), proxyConfigs, nativeSidecars: false, cni: false, revision: 'default' }
  try {
    for (const { value } of sources.documents) {
      const [workload] = injectDocument(value, settings, inFile).workloads
      if (!workload) continue
      const { before, after } = workload
      const pod = findContainer(before, 'istio-proxy') ? before : after
      const capture = sidecarCapture(pod, { addresses, dnsServers: ['10.96.0.10'] })
      const { runAsUser, runAsGroup } = objectAt(findContainer(pod, 'istio-proxy') ?? {}, 'securityContext')
      const text = capture.mode === 'sidecar' ? restoreText(sidecarRules({ ...sidecarDefaults, ...capture.options }).ipv4) : ''
      return { rules: parseRules(text).ruleset, proxy: { uid: Number(runAsUser ?? own.uid), gid: Number(runAsGroup ?? own.gid) } }
    }
  } catch (error) {
    if (error instanceof InjectionError) throw new InputError(`${file.name}: ${injectionText(error.code, error.args, 'en')}`)
    if (error instanceof OptionError) throw new InputError(`${file.name}: ${error.message}`)
    throw error
  }
  throw new InputError(`${file.name}: no pod, and nothing that makes pods`)
}
