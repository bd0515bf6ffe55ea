import { field, isFields, messageOf, text } from '../reading.js'
import { matchesString } from './string.js'
import { templateRegex } from './uri-template.js'

/** A path without its query and fragment, as the matchers of paths see it. */
export function withoutQuery(path: string): string {
  const end = path.search(/[?#]/)
  return end < 0 ? path : path.slice(0, end)
}

/** A PathMatcher (`envoy.type.matcher.v3.PathMatcher`): the path without its query, as a string. */
export const matchesPath = (matcher: unknown, path: string): boolean => matchesString(field(matcher, 'path'), withoutQuery(path))

/** The path template in a TypedExtensionConfig of the URI template matcher. */
export function templateOf(extension: unknown): string | undefined {
  const config = field(extension, 'typed_config')
  return isFields(config) && messageOf(config) === 'UriTemplateMatchConfig' ? text(field(config, 'path_template')) : undefined
}

/** Whether a path (without its query) is of the template's form. */
export const matchesTemplate = (template: string, path: string): boolean => templateRegex(template).matches(withoutQuery(path))
