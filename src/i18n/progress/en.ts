import type { ProgressTexts } from './types'

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const progress: ProgressTexts = {
  title: 'Your progress',
  chapters: (n, of) => `${n} of ${of} chapters read`,
  questions: (right, answered) => `${count(answered, 'question', 'questions')} answered, ${right} right`,
  exercises: (n) => `${count(n, 'exercise', 'exercises')} solved`,
  nothing: 'Nothing yet: reach the end of a chapter, answer a question or solve an exercise, and it is noted here.',
  export: 'Export to a file',
  import: 'Import from a file',
  clear: 'Clear',
  reallyClear: 'Yes, clear it',
  keep: 'Keep it',
  exported: 'Exported.',
  imported: 'Imported, and added to what was there.',
  refused: 'This is no exported progress; nothing was changed.',
  cleared: 'Cleared.',
  noScript: 'Progress needs JavaScript.',
  read: 'read',
}
