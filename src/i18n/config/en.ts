import { type ConfigProblemTexts, problemTextOf } from './types.js'

const texts: ConfigProblemTexts = {
  config: {
    'config.cut-off': ({ line, column }) => `The JSON breaks off at line ${line}, column ${column}; what stands before was read.`,
    'config.not-json': ({ line, column, found }) =>
      `Line ${line}, column ${column} is no JSON: ${JSON.stringify(found)}; what stands before was read.`,
    'config.nothing': ({ kind }) => `There are no listeners, routes, clusters or endpoints of Envoy in it (${kind}).`,
    'config.no-endpoints': ({ clusters }) =>
      `There are no endpoints (EDS): where ${clusters} clusters lead is unknown. Take the dump with ?include_eds.`,
    'config.error-state': ({ name, details }) =>
      `Envoy refused the newest configuration of listener ${name} (${details}); the one before it counts.`,
    'config.twice': ({ kind, name }) => `${kind} ${name} is there twice; the first counts.`,
    'config.unknown-section': ({ type }) => `The section ${type} was not looked at.`,
  },
  dump: { 'dump.crashed': ({ message }) => `Reading failed: ${message}` },
}

export const configProblem = (code: string, args: object): string => problemTextOf(texts, code, args)
