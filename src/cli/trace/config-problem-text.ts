import type { ConfigProblem, ConfigProblems } from '../../engine/envoy/index.js'

const texts: { readonly [C in keyof ConfigProblems]: (args: ConfigProblems[C]) => string } = {
  'config.cut-off': ({ line, column }) => `the text breaks off at ${line}:${column}; what stands before it was read`,
  'config.not-json': ({ line, column, found }) => `no JSON at ${line}:${column} (${JSON.stringify(found)}); what stands before it was read`,
  'config.nothing': ({ kind }) => `a ${kind} with no listeners, routes, clusters or endpoints`,
  'config.no-endpoints': ({ clusters }) => `no endpoints (take the dump with ?include_eds): whom ${clusters} clusters lead to is not known`,
  'config.error-state': ({ name, details }) => `listener ${name} was refused last time (${details}); the one before it counts`,
  'config.twice': ({ kind, name }) => `${kind} ${name} is there twice; the first counts`,
  'config.unknown-section': ({ type }) => `section ${type} was not looked at`,
}

/** What is wrong with a configuration, in words. */
export const problemText = ({ code, arguments: args }: ConfigProblem): string =>
  (texts[code] as (args: ConfigProblem['arguments']) => string)(args)
