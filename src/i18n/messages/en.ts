import { objectWords } from './object-words.js'
import type { Messages, TypeWords } from './types.js'
import { webhookMessages } from './webhook/en.js'

const type: TypeWords = {
  null: 'empty',
  boolean: 'a boolean',
  integer: 'a whole number',
  number: 'a number',
  string: 'a string',
  list: 'a list',
  mapping: 'a mapping',
}

const list = (words: readonly string[], conjunction: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`
const code = (words: readonly string[]): string[] => words.map((word) => `\`${word}\``)
const some = (words: readonly string[]): string =>
  words.length > 12 ? `${code(words.slice(0, 12)).join(', ')}, …` : list(code(words), 'or')
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** Wording: what is wrong, then what to do about it, in one or two plain sentences. */
export const messages: Messages = {
  MB0001: () => 'Indentation must be spaces: a tab cannot stand here.',
  MB0002: () => 'The indentation does not match the lines above.',
  MB0003: () => 'A second `:` on one line. Put the value in quotes if the `:` belongs to it.',
  MB0004: ({ written }) => `\`${written}\` has no value: a \`:\` is missing.`,
  MB0005: ({ quote }) => `The quotation mark \`${quote}\` is never closed.`,
  MB0006: ({ bracket }) => `The bracket \`${bracket}\` is never closed.`,
  MB0007: ({ bracket }) => `A comma or \`${bracket}\` is missing before this.`,
  MB0008: ({ sequence }) => `\`${sequence}\` is not an escape that double quotes know. Use single quotes to keep the backslash.`,
  MB0009: ({ character }) => `A plain value cannot begin with \`${character}\`. Put it in quotes.`,
  MB0010: () => 'A list cannot begin here. Put its first `-` on a line of its own.',
  MB0011: ({ code }) => `The character ${code} is not allowed in YAML.`,
  MB0012: ({ sign }) => `The name after \`${sign}\` is missing or malformed.`,
  MB0013: ({ sign }) => `Only an indentation digit, \`+\` or \`-\` may follow \`${sign}\` on its line.`,
  MB0014: () => 'Kubernetes does not take YAML directives (lines that begin with `%`).',
  MB0015: () => 'Nothing but a comment may follow `---` on its line: Kubernetes refuses the file.',
  MB0016: () => 'Kubernetes stops reading before this: the document has ended. Separate documents with `---`.',
  MB0017: ({ limit }) => `Nested more than ${limit} levels deep.`,
  MB0018: ({ size, limit }) => `The file has ${size} characters; at most ${limit} are read.`,
  MB0019: () => 'This is not expected here.',
  MB0020: ({ key }) => `The key \`${key}\` is written twice in this mapping.`,
  MB0021: ({ key }) => `This merge replaces \`${key}\` from above it: Kubernetes lets the later one win. Write \`<<\` first.`,
  MB0022: () => 'A key must be a string, number or boolean.',
  MB0023: () => 'The value of `<<` must be a mapping, or a list of mappings.',
  MB0024: ({ anchor }) => `No \`&${anchor}\` stands before this alias.`,
  MB0025: ({ anchor }) => `This alias stands inside \`&${anchor}\` itself.`,
  MB0026: () => 'The aliases of this document multiply without bound; Kubernetes refuses it.',
  MB0027: ({ written }) => `\`${written}\` has no JSON equivalent. Put it in quotes if a string is meant.`,
  MB0028: ({ written, tag }) => `\`${written}\` cannot be read as \`${tag}\`.`,
  MB0029: () => 'This is not valid base64.',
  MB0031: () => 'A list item cannot stand among the keys of a mapping.',
  MB0032: () => 'Only further items (`- `) can stand in this column: a list has begun.',
  MB0033: ({ written }) => `YAML takes \`${written}\` for an alias, because it begins with \`*\`. Put it in quotes.`,
  MB0034: ({ quote }) =>
    `The quoted value has ended before this. Inside the quotes, a quotation mark is written \`${quote === "'" ? "''" : '\\"'}\`.`,

  MB0101: ({ got }) => `A Kubernetes object is a mapping with \`apiVersion\`, \`kind\` and \`metadata\`; this is ${type[got]}.`,
  MB0102: ({ field }) => `\`${field}\` is missing.`,
  MB0103: ({ apiVersion, suggestion }) => `There is no apiVersion \`${apiVersion}\`; did you mean \`${suggestion}\`?`,
  MB0104: ({ kind, apiVersion, suggestion }) => `\`${apiVersion}\` has no kind \`${kind}\`; did you mean \`${suggestion}\`?`,
  MB0105: ({ kind, apiVersion, versions }) => `\`${apiVersion}\` has no kind \`${kind}\`; it is in ${some(versions)}.`,
  MB0106: ({ kind, apiVersion }) => `\`${kind}\` of \`${apiVersion}\` is not modelled here; the document is left out.`,
  MB0107: ({ kind }) => `The ${kind} has no name: \`metadata.name\` is missing.`,
  MB0108: ({ kind, apiVersion, known }) => `\`${apiVersion}\` has no kind \`${kind}\`. It has ${list(code(known), 'and')}.`,
  MB0110: ({ field, parent }) => `\`${field}\` is not a field of ${objectWords(parent, 'en')}.`,
  MB0111: ({ field, parent, suggestion }) => `\`${field}\` is not a field of ${objectWords(parent, 'en')}; did you mean \`${suggestion}\`?`,
  MB0112: ({ field, expected, got }) => {
    const wanted = list([...new Set(expected.filter((t) => t !== 'null').map((t) => type[t]))], 'or')
    return `\`${field}\` must be ${wanted}, not ${type[got]}.`
  },
  MB0113: ({ field, written, got }) => `\`${field}\` must be a string, but YAML reads \`${written}\` as ${type[got]}. Put it in quotes.`,
  MB0114: ({ field, value, allowed }) => `\`${value}\` is not allowed for \`${field}\`. Use ${some(allowed)}.`,
  MB0115: ({ field, value, allowed, suggestion }) =>
    `\`${value}\` is not allowed for \`${field}\`; did you mean \`${suggestion}\`? Allowed: ${some(allowed)}.`,
  MB0116: ({ field, parent }) => `The required field \`${field}\` is missing in ${objectWords(parent, 'en')}. Add it here.`,
  MB0117: ({ fields, parent }) => `Only one of ${list(code(fields), 'and')} may be set in \`${parent}\`.`,
  MB0118: ({ field, pattern }) => `\`${field}\` must match the pattern \`${pattern}\`.`,
  MB0119: ({ field, formats }) => `\`${field}\` is not a valid ${list(formats, 'or')}.`,
  MB0120: ({ field, limit }) => `\`${field}\` must be at least ${limit}.`,
  MB0121: ({ field, limit }) => `\`${field}\` must be at most ${limit}.`,
  MB0122: ({ field, limit }) => `\`${field}\` must have at least ${count(limit, 'character', 'characters')}.`,
  MB0123: ({ field, limit }) => `\`${field}\` must have at most ${count(limit, 'character', 'characters')}.`,
  MB0124: ({ field, limit }) => `\`${field}\` must have at least ${count(limit, 'item', 'items')}.`,
  MB0125: ({ field, limit }) => `\`${field}\` must have at most ${count(limit, 'item', 'items')}.`,
  MB0126: ({ field, limit }) => `\`${field}\` must have at least ${count(limit, 'entry', 'entries')}.`,
  MB0127: ({ field, limit }) => `\`${field}\` must have at most ${count(limit, 'entry', 'entries')}.`,
  MB0128: ({ field }) => `The values in \`${field}\` do not fit together.`,

  MB0201: ({ applyTo }) => `A patch of \`${applyTo}\` changes nothing here: only listeners, routes, clusters and endpoints are computed.`,
  MB0202: ({ field }) => `No keys are fetched from \`${field}\`: the result shows the key set that istiod sends when it cannot fetch them.`,
  MB0203: ({ kind }) => `Machines that register through a ${kind} are not simulated; write their WorkloadEntry to see them.`,

  ...webhookMessages,
}
