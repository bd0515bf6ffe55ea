import { type Document, type DocumentOptions, type ParseOptions, parseAllDocuments, Scalar, type ScalarTag, type SchemaOptions } from 'yaml'

/** Longer texts take long enough to be felt. */
const longest = 300_000

/** An empty value is written as nothing, as it was; as a text it would come out as "". */
const empty: ScalarTag = {
  tag: 'tag:yaml.org,2002:null',
  default: true,
  test: /^$/,
  identify: (value) => value === null,
  resolve: () => new Scalar(null),
  stringify: () => '',
}

// Without a schema nothing is taken for a number or a date, so nothing can come out as another one.
const options: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  customTags: (tags) => [...tags, empty],
  strict: false,
  uniqueKeys: false,
}

/**
 * The text with even indentation and spacing; comments stay, and so does every value as it is written. Undefined where there are errors:
 * what cannot be read must not be rewritten.
 */
export function formatYaml(text: string): string | undefined {
  if (text.length > longest) return undefined
  const documents = parseAllDocuments(text, options)
  if (!Array.isArray(documents) || documents.some((d) => d.errors.length > 0)) return undefined
  if (documents.length === 0) return text
  const written = (documents as Document.Parsed[]).map((document, i) => {
    const body = document.toString({
      indent: 2,
      indentSeq: true,
      lineWidth: 0,
      minContentWidth: 0,
      flowCollectionPadding: false,
      singleQuote: null,
    })
    return i === 0 || body.startsWith('---') ? body : `---\n${body}`
  })
  const formatted = written.map((t) => (t.endsWith('\n') ? t : `${t}\n`)).join('')
  return sameContent(text, formatted) ? formatted : undefined
}

/** Formatting is trusted only as far as it is checked: both texts must read the same. */
function sameContent(before: string, after: string): boolean {
  const read = (text: string) =>
    JSON.stringify(
      parseAllDocuments(text, options)
        .filter((d) => d.contents !== null)
        .map((d) => d.toJS({ maxAliasCount: 100 })),
    )
  try {
    return read(before) === read(after)
  } catch {
    return false
  }
}
