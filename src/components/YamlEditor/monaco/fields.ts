type Fields = Readonly<Record<string, string>>

const loaded = new Map<string, Promise<Fields>>()

/** What the fields of a kind mean, in the page's language, by path: `spec.http[].route`. Empty for kinds not described yet. */
export function fieldsOf(kind: string): Promise<Fields> {
  if (!/^[A-Za-z]+$/.test(kind)) return Promise.resolve({})
  let fields = loaded.get(kind)
  if (!fields) {
    fields = import(`@texts/fields/${kind}.json`).then(
      (module: { readonly default: Fields }) => module.default,
      () => ({}),
    )
    loaded.set(kind, fields)
  }
  return fields
}

export const describe = (fields: Fields, field: string): string | undefined => (Object.hasOwn(fields, field) ? fields[field] : undefined)
