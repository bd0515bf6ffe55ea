import type { EngineState } from '../engine/pipeline.js'
import { placesOf } from '../engine/view/places.js'
import type { Spot } from './protocol.js'
import type { Lines } from './text-lines.js'

/** An engine's state with the text that it was made of. */
export interface Snapshot {
  readonly engine: EngineState
  readonly lines: Lines
}

/** Where the YAML is that made a generated object; the most decisive first. */
export function spotsOf(object: object | undefined, { engine, lines }: Snapshot): Spot[] {
  if (!object) return []
  return placesOf(object, engine.sources.placements).map((place) => ({ resource: place.resource, ...lines.range(place.file, place.range) }))
}
