import type { SourceRange } from '../types/source.js'
import type { ReadProblem } from './read.js'
import type { Finding } from './sources.js'

export function findingOf(problem: ReadProblem): Finding {
  const { range } = problem
  const error = (code: string, args: Finding['arguments'] = {}): Finding => ({ code, level: 'error', arguments: args, range })
  switch (problem.kind) {
    case 'duplicate-key':
      return error('MB0010', { key: problem.key })
    default:
      return error('MB0001', { reason: problem.kind })
  }
}

/** The parser's own complaint, at one character. */
export function syntaxFinding(text: string, reason: string, position: number): Finding {
  const range: SourceRange = { start: Math.min(position, text.length), end: Math.min(position + 1, text.length) }
  return { code: 'MB0001', level: 'error', arguments: { reason }, range }
}
