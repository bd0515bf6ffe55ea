import type { JSX } from 'react'
import type { InjectionResult } from '../../worker/protocol'

/** Given by plugins/examples, from the example's name: a text of its own, and what the engine makes of it. */
export interface InjectionSource {
  /** The example and the workloads: edits are kept under it. */
  readonly id: string
  readonly hash: string
  readonly name: string
  readonly text: string
  /** The example's mesh config, which sidecars' own configuration comes from. */
  readonly mesh?: { readonly name: string; readonly text: string }
  /** Computed when the site was built. */
  readonly still: InjectionResult
}

export interface InjectionDiffProps {
  readonly example?: string
  readonly workload?: string
  readonly source?: InjectionSource
  /** What shows it until the widget is at work: given by the pages that have one, so that others do not carry it. */
  readonly still?: (props: { readonly source: InjectionSource }) => JSX.Element
}
