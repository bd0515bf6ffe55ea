import type { JSX } from 'react'
import type { ViewProps } from '../Playground/view-props'

export default function View({ state }: ViewProps): JSX.Element {
  return <pre>{JSON.stringify(state.results[state.view] ?? null, null, 1)}</pre>
}
