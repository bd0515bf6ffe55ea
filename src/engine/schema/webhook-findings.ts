import type { Finding } from '../source/index.js'
import type { Resource } from '../types/resource.js'
import type { Path, SourceDocument, SourceRange } from '../types/source.js'
import { markOf } from './findings.js'
import { validateResource, type WebhookFinding } from './webhook/index.js'

/** What the webhook has against a document's resource, with its places; less what the schema says already of the same place. */
export function webhookFindings(document: SourceDocument, resource: Resource, known: readonly Finding[]): Finding[] {
  const said = known.filter(({ level }) => level === 'error').flatMap(({ path }) => (path ? [path] : []))
  return validateResource(resource)
    .filter(({ path }) => !said.some((other) => isSamePlace(path, other)))
    .map((finding) => located(document, finding))
}

/** Two paths of which one is the other, or leads there within a step: a field and the object that lacks it. */
function isSamePlace(a: Path, b: Path): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.length - short.length <= 1 && short.every((step, i) => step === long[i])
}

export const located = (document: SourceDocument, finding: WebhookFinding): Finding => ({ ...finding, range: rangeOf(document, finding) })

/** What is wrong with a key of a map is marked at the key. */
function rangeOf(document: SourceDocument, { path, arguments: args }: WebhookFinding): SourceRange {
  const { name, key } = args as { readonly name?: unknown; readonly key?: unknown }
  const place = document.locate(path)
  const isKey = path.length > 0 && (name === path.at(-1) || key === path.at(-1))
  return isKey && place.key ? place.key : markOf(document, path)
}
