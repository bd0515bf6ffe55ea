import { stringify } from 'yaml'

/** A value as Go's tools print YAML: keys in order, lists not indented, no line broken. */
export const yamlText = (value: unknown): string =>
  stringify(value, { version: '1.1', lineWidth: 0, indentSeq: false, sortMapEntries: true, aliasDuplicateObjects: false })
