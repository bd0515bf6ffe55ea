import type { WebhookMessages } from './webhook-messages.js'

/** A JSON type, as messages name it. */
export type ValueType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'list' | 'mapping'

/**
 * The codes of what the engine says about the reader's YAML, each with the arguments its text takes in. `MB00` is about YAML itself,
 * `MB01` about kinds and schemas, `MB02` about what the engine leaves out, `MB03` and `MB04` the webhook's rules. Codes are never reused; the
 * texts are in `src/i18n/messages`.
 */
export interface MessageArguments extends WebhookMessages {
  /** A tab where YAML counts spaces. */
  MB0001: Record<string, never>
  /** A line that stands neither with the entries before it nor deeper. */
  MB0002: Record<string, never>
  /** A second `:` on a line: `a: b: c`. */
  MB0003: Record<string, never>
  /** A line among `key: value` lines that has no `:`. */
  MB0004: { readonly written: string }
  /** A quotation mark that nothing closes. */
  MB0005: { readonly quote: string }
  /** A bracket that nothing closes. */
  MB0006: { readonly bracket: string }
  /** Between the items of a bracketed list or mapping something else than a comma or the closing bracket. */
  MB0007: { readonly bracket: string }
  /** `\q`: an escape that double quotes do not know. */
  MB0008: { readonly sequence: string }
  /** A character that no value can begin with. */
  MB0009: { readonly character: string }
  /** A `- ` where no list can begin, as in `a: - b`. */
  MB0010: Record<string, never>
  /** A control character. */
  MB0011: { readonly code: string }
  /** An anchor, alias or tag whose name is malformed. */
  MB0012: { readonly sign: string }
  /** Something else than a digit, `+` or `-` behind `|` or `>`. */
  MB0013: { readonly sign: string }
  /** A `%` line that is not understood. */
  MB0014: Record<string, never>
  /** Content on a line `---`. */
  MB0015: Record<string, never>
  /** Text behind the document's end, which Kubernetes never reads. */
  MB0016: Record<string, never>
  /** Nested too deeply. */
  MB0017: { readonly limit: number }
  /** A file too large, in characters. */
  MB0018: { readonly size: number; readonly limit: number }
  /** Something that fits in no other place of this list. */
  MB0019: Record<string, never>
  /** A key written twice. */
  MB0020: { readonly key: string }
  /** A merge that takes a key over from before it. */
  MB0021: { readonly key: string }
  /** A key that is null, a list or a mapping. */
  MB0022: Record<string, never>
  /** `<<` whose value is no mapping. */
  MB0023: Record<string, never>
  /** `*x` without an `&x` before it. */
  MB0024: { readonly anchor: string }
  /** `*x` inside what `&x` names. */
  MB0025: { readonly anchor: string }
  /** Aliases that multiply without bound. */
  MB0026: Record<string, never>
  /** Not a number, or infinite: JSON has no such value. */
  MB0027: { readonly written: string }
  /** `!!int abc`. */
  MB0028: { readonly written: string; readonly tag: string }
  /** `!!binary` that is not base64. */
  MB0029: Record<string, never>
  /** `- ` in the column of a mapping's keys. */
  MB0031: Record<string, never>
  /** Something else than `- ` in the column of a list's items. */
  MB0032: Record<string, never>
  /** `*.example.com` without quotes, which YAML takes for an alias. */
  MB0033: { readonly written: string }
  /** Something behind a quoted value, on its line. */
  MB0034: { readonly quote: string }

  /** A document that is no mapping. */
  MB0101: { readonly got: ValueType }
  /** No `apiVersion`, or no `kind`. */
  MB0102: { readonly field: string }
  /** An apiVersion that nothing has but one near it. */
  MB0103: { readonly apiVersion: string; readonly suggestion: string }
  /** A kind that its apiVersion does not have, but one near it. */
  MB0104: { readonly kind: string; readonly apiVersion: string; readonly suggestion: string }
  /** A kind that other apiVersions have. */
  MB0105: { readonly kind: string; readonly apiVersion: string; readonly versions: readonly string[] }
  /** A kind, real as far as we know, that we do not model. */
  MB0106: { readonly kind: string; readonly apiVersion: string }
  /** No `metadata.name`. */
  MB0107: { readonly kind: string }
  /** As MB0104, where no kind is near. */
  MB0108: { readonly kind: string; readonly apiVersion: string; readonly known: readonly string[] }
  /** A field that its parent does not have. */
  MB0110: { readonly field: string; readonly parent: string }
  /** As MB0110, where a name near it exists. */
  MB0111: { readonly field: string; readonly parent: string; readonly suggestion: string }
  MB0112: { readonly field: string; readonly expected: readonly ValueType[]; readonly got: ValueType }
  /** A string that YAML reads as something else, for want of quotes. */
  MB0113: { readonly field: string; readonly written: string; readonly got: ValueType }
  MB0114: { readonly field: string; readonly value: string; readonly allowed: readonly string[] }
  /** As MB0114, where an allowed value near it exists. */
  MB0115: { readonly field: string; readonly value: string; readonly allowed: readonly string[]; readonly suggestion: string }
  MB0116: { readonly field: string; readonly parent: string }
  /** Fields of which only one may be set. */
  MB0117: { readonly fields: readonly string[]; readonly parent: string }
  MB0118: { readonly field: string; readonly pattern: string }
  MB0119: { readonly field: string; readonly formats: readonly string[] }
  MB0120: { readonly field: string; readonly limit: number }
  MB0121: { readonly field: string; readonly limit: number }
  MB0122: { readonly field: string; readonly limit: number }
  MB0123: { readonly field: string; readonly limit: number }
  MB0124: { readonly field: string; readonly limit: number }
  MB0125: { readonly field: string; readonly limit: number }
  MB0126: { readonly field: string; readonly limit: number }
  MB0127: { readonly field: string; readonly limit: number }
  /** Values that each may stand but do not fit together. */
  MB0128: { readonly field: string }

  /** A patch of what this engine does not make. */
  MB0201: { readonly applyTo: string }
  /** An address of keys, which nothing here fetches. */
  MB0202: { readonly field: string }
  /** A kind that only tells what machines that come later are like. */
  MB0203: { readonly kind: string }
}

export type MessageCode = keyof MessageArguments
