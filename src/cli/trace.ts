import { parseArgs } from 'node:util'
import { readConfigText } from '../engine/envoy/index.js'
import { requestWay } from '../engine/way/index.js'
import { configProblem } from '../i18n/config/en.js'
import { CommandError } from './command-error.js'
import { loadState } from './engine-state.js'
import { readFile } from './input-files.js'
import type { Outcome } from './outcome.js'
import { plainWay, wayText } from './trace/way-text.js'
import { type BulkAnswer, traceBulk } from './trace-bulk.js'

const options = {
  config: { type: 'string' },
  requests: { type: 'string' },
  pod: { type: 'string' },
  from: { type: 'string' },
  mesh: { type: 'string' },
  request: { type: 'string', short: 'X' },
  header: { type: 'string', short: 'H', multiple: true },
  data: { type: 'string', short: 'd' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `trace`: of a list of requests in bulk, what becomes of each; of one, its whole way. */
export function trace(args: readonly string[]): Outcome {
  const { values, positionals } = read(args)
  if (values.config !== undefined || values.requests !== undefined) {
    if (values.config === undefined || values.requests === undefined)
      throw new CommandError('--config FILE and --requests FILE go together')
    if (positionals.length > 0) throw new CommandError(`${positionals[0]}: with --config there are no other files`)
    return bulk(values.config, values.requests, values.pod, values.json ?? false)
  }
  const url = positionals.at(-1)
  if (url === undefined || positionals.length < 2) throw new CommandError('FILE… and a URL are needed, or --config and --requests')
  if (values.from === undefined) throw new CommandError('--from POD.NAMESPACE is missing')
  const { state, notes } = loadState(positionals.slice(0, -1), values.mesh)
  const seed = values.seed === undefined ? undefined : Number(values.seed)
  if (seed !== undefined && !Number.isInteger(seed)) throw new CommandError(`--seed ${values.seed}: not a whole number`)
  const way = requestWay(state, {
    from: values.from,
    url,
    ...(values.request === undefined ? {} : { method: values.request }),
    headers: (values.header ?? []).map(headerOf),
    ...(values.data === undefined ? {} : { body: values.data }),
    ...(seed === undefined ? {} : { seed }),
  })
  if ('fault' in way) throw new CommandError(faults[way.fault.code](way.fault.text))
  return { text: values.json ? JSON.stringify(plainWay(way), null, 1) : wayText(way), notes }
}

const faults = {
  'url.malformed': (text: string) => `${text}: not a URL`,
  'url.scheme': (text: string) => `${text}: one of http, https, grpc, tcp`,
  'url.port': (text: string) => (text === '' ? 'the URL needs a port' : `${text}: not a port`),
  'url.host': (text: string) => (text === '' ? 'the URL has no host' : `${text}: not a host`),
  'from.unknown': (text: string) => `--from ${text}: no such pod`,
  'from.gateway': (text: string) => `--from ${text}: a gateway sends no requests of its own`,
} as const

function headerOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  if (colon < 1) throw new CommandError(`-H '${line}': a name, a colon and a value`)
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new CommandError(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error))
  }
}

function bulk(configPath: string, requestsPath: string, podPath: string | undefined, isJson: boolean): Outcome {
  const file = readFile(configPath)
  const { value, problems } = readConfigText(file.text)
  const notes = problems.map((problem) => `${file.name}: ${configProblem(problem.code, problem.arguments)}`)
  const answers = traceBulk(value, listOf(requestsPath), podPath === undefined ? undefined : readFile(podPath))
  return {
    text: isJson
      ? JSON.stringify(Object.fromEntries(answers.map(({ id, ...answer }) => [id, answer])), null, 1)
      : answers.flatMap(answerLines).join('\n'),
    notes,
  }
}

/** The requests of a list, or those that a recording holds. */
function listOf(path: string): unknown {
  const { name, text } = readFile(path)
  try {
    const value = JSON.parse(text) as unknown
    const cases = typeof value === 'object' && value !== null && 'cases' in value ? value.cases : undefined
    return Array.isArray(cases) ? cases.map((each: { readonly request?: unknown }) => each.request) : value
  } catch (error) {
    throw new CommandError(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** `ID  100 %  200 via_upstream  CLUSTER  ENDPOINT` */
const answerLines = ({ id, listener, chain, outcomes }: BulkAnswer): string[] =>
  outcomes.map(({ probability, code, ending, flags, details, cluster, endpoint }, i) =>
    [
      i === 0 ? id.padEnd(28) : ' '.repeat(28),
      `${Number((probability * 100).toFixed(2))} %`.padStart(8),
      String(code ?? ending ?? '').padEnd(8),
      [flags, details, cluster, endpoint].filter((part) => part !== undefined && part !== '').join(' '),
      i === 0 ? `(${listener ?? 'not by the proxy'}${chain === undefined ? '' : ` ${chain}`})` : '',
    ]
      .join(' ')
      .trimEnd(),
  )
