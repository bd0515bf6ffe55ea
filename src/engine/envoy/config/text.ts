import { readPartialJson } from './json.js'
import { type ConfigProblem, problem } from './problem.js'
import { type ReadConfig, readConfig } from './read.js'

export interface ReadText extends ReadConfig {
  /** What the text holds; of a text that breaks off, what could be read. */
  readonly value: unknown
}

/** Reads a configuration from its JSON. What breaks off is read as far as it goes, and the place is among the problems. */
export function readConfigText(text: string): ReadText {
  const { value, problems } = parse(text.startsWith('\ufeff') ? text.slice(1) : text)
  const read = readConfig(value)
  return { value, config: read.config, problems: [...problems, ...read.problems] }
}

function parse(text: string): { value: unknown; problems: readonly ConfigProblem[] } {
  try {
    return { value: JSON.parse(text) as unknown, problems: [] }
  } catch {
    const { value, stop } = readPartialJson(text)
    if (!stop) return { value, problems: [] }
    const before = text.slice(0, stop.offset)
    const line = before.split('\n').length
    const column = stop.offset - before.lastIndexOf('\n')
    const found = text.slice(stop.offset, stop.offset + 20).split('\n')[0] ?? ''
    return {
      value,
      problems: [stop.isCutOff ? problem('config.cut-off', { line, column }) : problem('config.not-json', { line, column, found })],
    }
  }
}
