import { originsOf } from '../types/provenance.js'
import type { Origin, ResourceKey } from '../types/resource.js'
import { keyOf } from '../types/resource.js'
import type { Path, Placement, SourceDocument, SourceRange } from '../types/source.js'

/** A place in the reader's YAML that made something, ready to cross to the page. */
export interface Place {
  readonly resource: ResourceKey
  readonly kind: string
  readonly path: Path
  readonly file: string
  /** Position among the file's documents, from 0. */
  readonly document: number
  /** From the key (where there is one) to the end of its value, in the file's text. */
  readonly range: SourceRange
}

/** Where a document stands in the reader's files as they are now; undefined for one that has gone. */
export type Placements = (document: SourceDocument) => Placement | undefined

/** The place of an origin; undefined for what no text of the reader's made. */
export function placeOf(origin: Origin, placements: Placements): Place | undefined {
  const { resource, path } = origin
  const document = resource.document
  const placement = document && placements(document)
  if (!document || !placement) return undefined
  const { key, value } =
    path.length === 0 ? { key: undefined, value: { start: 0, end: document.text.trimEnd().length } } : document.locate(path)
  return {
    resource: keyOf(resource),
    kind: resource.kind,
    path,
    file: document.file,
    document: placement.index,
    range: { start: placement.start + (key?.start ?? value.start), end: placement.start + value.end },
  }
}

/** The places that made a generated object, the most decisive first, each once. */
export function placesOf(generated: object, placements: Placements): readonly Place[] {
  const seen = new Set<string>()
  const places: Place[] = []
  for (const origin of originsOf(generated)) {
    const place = placeOf(origin, placements)
    if (!place) continue
    const id = `${place.file}:${place.range.start}:${place.range.end}`
    if (seen.has(id)) continue
    seen.add(id)
    places.push(place)
  }
  return places
}

/** Whether the place covers an offset of a file. */
export const covers = (place: Place, file: string, offset: number): boolean =>
  place.file === file && place.range.start <= offset && offset <= place.range.end
