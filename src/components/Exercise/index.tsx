import type { JSX } from 'react'
import { Playground } from '../Playground'
import type { PlaygroundProps } from '../Playground/props'

/** An example to be changed until its checks pass. */
export function Exercise(props: PlaygroundProps): JSX.Element {
  return <Playground {...props} />
}
