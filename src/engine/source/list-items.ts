import type { Location, Path, SourceDocument } from '../types/source.js'

/** An item of a List as a document of its own, in its list's text. */
class ListItem implements SourceDocument {
  constructor(
    readonly list: SourceDocument,
    private readonly index: number,
    readonly value: unknown,
  ) {}

  get file(): string {
    return this.list.file
  }

  get text(): string {
    return this.list.text
  }

  get isFaulty(): boolean {
    return this.list.isFaulty
  }

  locate(path: Path): Location {
    return this.list.locate(['items', this.index, ...path])
  }
}

/**
 * The documents in a document: the items of a List, as `kubectl get -o yaml` prints several objects; else itself. Of which version the List
 * is nobody asks.
 */
export function itemsOf(document: SourceDocument): readonly SourceDocument[] {
  const { value } = document
  if (typeof value !== 'object' || value === null) return [document]
  const { apiVersion, kind, items } = value as { readonly apiVersion?: unknown; readonly kind?: unknown; readonly items?: unknown }
  if (typeof apiVersion !== 'string' || kind !== 'List' || !Array.isArray(items)) return [document]
  return items.flatMap((item, i) => itemsOf(new ListItem(document, i, item)))
}
