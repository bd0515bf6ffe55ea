/** `snake_case` as `snakeCase`: how protobuf's JSON names a field. */
export const camelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
