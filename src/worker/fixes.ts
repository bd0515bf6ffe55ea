import { applyEdits, fixesFor, type Judge } from '../engine/fix/index.js'
import { createJudge } from '../engine/judge.js'
import type { OfferedFix, Questions } from './protocol.js'
import { Lines } from './text-lines.js'
import { diffLines } from './views/line-diff.js'

/** The last judge, which remembers what it has judged; another mesh config wants another. */
let last: { readonly mesh: string | undefined; readonly judge: Judge } | undefined

/** The fixes of one of the problems that were told of these texts. `now` in milliseconds since the epoch. */
export function offeredFixes({ input, problem }: Questions['fixes']['ask'], now: number): readonly OfferedFix[] {
  const mesh = input.files.find((f) => f.name === input.mesh)
  const files = input.files.filter((f) => f !== mesh)
  if (!last || last.mesh !== mesh?.text) last = { mesh: mesh?.text, judge: createJudge(mesh, now) }
  const { judge } = last
  const lines = new Lines(files)
  const said = JSON.stringify(problem.arguments)
  const complaint = judge(files).complaints.find((one) => {
    if (one.code !== problem.code || one.file !== problem.file || JSON.stringify(one.arguments) !== said) return false
    const { line, column } = lines.range(one.file, one.range)
    return line === problem.line && column === problem.column
  })
  if (!complaint) return []
  return fixesFor(complaint, files, judge).map((fix) => {
    const after = applyEdits(files, fix.edits) ?? files
    const previews = files.flatMap(({ name, text }, i) => {
      const changed = after[i]?.text ?? text
      return changed === text ? [] : [{ file: name, lines: diffLines(text, changed, 1) }]
    })
    return { ...fix, previews }
  })
}
