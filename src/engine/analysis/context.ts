import type { AnalysisCause } from '../types/analysis.js'
import type { AnalysisCode, AnalysisMessageArguments } from '../types/analysis-messages.js'
import type { Labels } from '../types/resource.js'
import type { Path } from '../types/source.js'
import type { Collection } from './collections.js'
import type { Instance } from './instance.js'
import type { AnalysisMesh } from './mesh.js'
import { LabelIndex } from './selector.js'

/** What istioctl has no word for. */
interface Extras {
  /** The field that the message is about, where istioctl points to none. */
  readonly place?: Path
  /** Of a message that passes on another: that one. */
  readonly cause?: AnalysisCause
}

/** A message before anybody knows where its document stands. */
export interface Report extends Extras {
  readonly code: AnalysisCode
  readonly instance: Instance
  readonly arguments: Readonly<Record<string, unknown>>
  readonly path?: Path
}

/** What an analyzer has: the resources, and where it reports. */
export class AnalysisContext {
  readonly reports: Report[] = []
  readonly #instances: ReadonlyMap<Collection, ReadonlyMap<string, Instance>>
  readonly #rewritten = new Map<Instance, Instance>()
  readonly #remembered = new Map<unknown, unknown>()

  constructor(
    instances: ReadonlyMap<Collection, ReadonlyMap<string, Instance>>,
    readonly mesh: AnalysisMesh,
    /** Milliseconds since the epoch, for what expires; without it nothing does. */
    readonly now?: number,
  ) {
    this.#instances = instances
  }

  /** In document order. */
  all(collection: Collection): Iterable<Instance> {
    return this.#instances.get(collection)?.values() ?? []
  }

  find(collection: Collection, fullName: string): Instance | undefined {
    return this.#instances.get(collection)?.get(fullName)
  }

  /** `path` is the field that the message points to: its line is printed if it holds a plain value. */
  report<C extends AnalysisCode>(code: C, instance: Instance, args: AnalysisMessageArguments[C], path?: Path, extras?: Extras): void {
    this.reports.push({ code, instance, arguments: args, path, ...extras })
  }

  /** istioctl's analyzers change a resource in places, which those after them see. */
  rewrite(instance: Instance, as: Instance): void {
    this.#rewritten.set(instance, as)
  }

  /** The resource as the analyzers before have left it. */
  rewritten(instance: Instance): Instance {
    return this.#rewritten.get(instance) ?? instance
  }

  /** What several analyzers need, made once. */
  once<T>(make: (context: AnalysisContext) => T): T {
    if (!this.#remembered.has(make)) this.#remembered.set(make, make(this))
    return this.#remembered.get(make) as T
  }

  /** Every pod, whatever its namespace. */
  get pods(): LabelIndex<Instance> {
    return this.once(allPods)
  }

  podsIn(namespace: string): LabelIndex<Instance> {
    return this.once(podsByNamespace).get(namespace) ?? noPods
  }
}

const noPods = new LabelIndex<Instance>()

function allPods(context: AnalysisContext): LabelIndex<Instance> {
  const pods = new LabelIndex<Instance>()
  for (const pod of context.all('Pod')) pods.add(pod.labels, pod)
  return pods
}

function podsByNamespace(context: AnalysisContext): ReadonlyMap<string, LabelIndex<Instance>> {
  return labelIndexes(context.all('Pod'), (pod) => pod.labels)
}

/** Instances by namespace, then by label. */
export function labelIndexes(instances: Iterable<Instance>, labelsOf: (instance: Instance) => Labels): Map<string, LabelIndex<Instance>> {
  const byNamespace = new Map<string, LabelIndex<Instance>>()
  for (const instance of instances) {
    let index = byNamespace.get(instance.namespace)
    if (!index) {
      index = new LabelIndex<Instance>()
      byNamespace.set(instance.namespace, index)
    }
    index.add(labelsOf(instance), instance)
  }
  return byNamespace
}

/** An analyzer of istioctl's. */
export interface Analyzer {
  /** Istio's name of it. */
  readonly name: string
  /** The codes that it can report. */
  readonly codes: readonly AnalysisCode[]
  analyze(context: AnalysisContext): void
}
