/** The JSON Schema of `kind`, the most stable version of it. */
export function schemaOf(kind: string): Record<string, unknown>
/** Every path of `kind` that has a description: `spec.http[].match[].headers{}.exact`. */
export function listFields(kind: string): string[]
