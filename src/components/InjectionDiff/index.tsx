import type { JSX } from 'react'
import { ScrollRegion } from '../ScrollRegion'
import { Code } from '../YamlEditor/code'

export interface InjectionDiffProps {
  readonly example?: string
  readonly workload?: string
  /** Given by plugins/examples. */
  readonly source?: { readonly name: string; readonly text: string; readonly mesh?: string }
}

/** A workload and its namespace, and what injection makes of the pods. */
export function InjectionDiff({ source }: InjectionDiffProps): JSX.Element | null {
  if (!source) return null
  return (
    <ScrollRegion label={source.name}>
      <pre>
        <Code text={source.text} />
      </pre>
    </ScrollRegion>
  )
}
