import { traceBulk } from '../../src/cli/trace-bulk.js'
import { type Answer, compare, type Verdict } from './compare.js'
import { goldenOf, type Truth, truthOf } from './recorded.js'

/** Verdicts by request id on a truth just made, or read. */
export function judgeCases(name: string, truth: Truth, wanted: (id: string) => boolean = () => true): ReadonlyMap<string, Verdict> {
  const config = goldenOf(name)
  const answers = new Map((traceBulk(config, truth.cases.map((c) => c.request)) as unknown as readonly Answer[]).map((a) => [a.id, a])) // biome-ignore format: one thing
  return new Map(
    truth.cases.filter((c) => wanted(c.request.id)).map((c) => [c.request.id, compare(config, truth, c, answers.get(c.request.id))]),
  )
}

/** Verdicts on a recording, as `SCENARIO.PROXY`; `problem` where the command failed altogether. */
export function judge(
  name: string,
  wanted?: (id: string) => boolean,
): { readonly verdicts: ReadonlyMap<string, Verdict>; readonly problem?: string } {
  const truth = truthOf(name)
  try {
    return { verdicts: judgeCases(name, truth, wanted) }
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join('\n    ') : String(error)
    const missing: Verdict = { compared: new Set(['answer']), disagreements: [{ field: 'answer', expected: 'an answer', got: undefined }] }
    return { problem, verdicts: new Map(truth.cases.map((c) => [c.request.id, missing])) }
  }
}
