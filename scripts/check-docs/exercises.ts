import { type Example, solvedFiles } from '../../plugins/examples/load.js'
import type { CheckReply, CheckResult, Expectation } from '../../src/worker/check.js'
import { Lane } from '../../src/worker/lane.js'
import type { ClusterInput, TextFile } from '../../src/worker/protocol.js'
import type { Problem } from './page.js'

const replyOf = (example: Example, files: readonly TextFile[]): { readonly reply: CheckReply; readonly errors: readonly string[] } => {
  const input: ClusterInput = { files: files.map(({ name, text }) => ({ name, text })), mesh: example.mesh }
  const lane = new Lane({ original: input, own: [] })
  const job = { input, proxy: example.proxy, request: { view: 'tables', table: 'clusters' }, language: 'en' } as const
  const { problems } = lane.answer(job, () => 0)
  const errors = problems.filter((p) => p.level === 'error').map((p) => `${p.file}:${p.line}: ${p.code} ${JSON.stringify(p.arguments)}`)
  return { reply: lane.check({ input, checks: example.checks }, () => 0), errors }
}

/** An exercise must not be solved as it stands, and its solution must pass. */
export function brokenExercise(example: Example): Problem[] {
  if (example.checks.length === 0) return []
  const say = (message: string): Problem => ({ file: `examples/${example.id}/example.yaml`, line: 1, message })
  const start = replyOf(example, example.files)
  const solved = replyOf(example, solvedFiles(example))
  const failed = solved.reply.results.flatMap((result, i) =>
    result?.isPassed
      ? []
      : [say(`the solution fails on "${example.checks[i]?.title.en}": ${happenedText(result, example.checks[i]?.expect)}`)],
  )
  const isSolved = !start.reply.isBroken && start.reply.results.every((result) => result?.isPassed)
  const impossible = start.reply.results.flatMap((result, i) =>
    result?.fault ? [say(`"${example.checks[i]?.title.en}" cannot be sent: ${result.fault.code} ${result.fault.at}`)] : [],
  )
  return [
    ...(isSolved ? [say('passes every check as it stands')] : []),
    ...solved.errors.map((error) => say(`the solution has an error: ${error}`)),
    ...failed,
    ...impossible,
  ]
}

function happenedText(result: CheckResult | undefined, expect: Expectation | undefined): string {
  if (!result) return 'not checked'
  const wanted = `wanted ${JSON.stringify(expect)}`
  if (result.fault) return `${result.fault.code} ${result.fault.at}`
  return `${wanted}, wrong: ${result.wrong.join(', ')}, got ${JSON.stringify(result.happened)}`
}
