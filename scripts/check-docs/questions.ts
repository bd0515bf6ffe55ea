import { findAll, headingsOf, type Page, type Problem, sectionOf } from './page.js'

interface Asked {
  readonly line: number
  readonly choices: readonly { readonly isRight: boolean; readonly line: number }[]
  readonly hasQuestion: boolean
  readonly hasExplanation: boolean
  readonly isOpen: boolean
}

/** The questions of a page as `src/components/Question` will read them. */
export function questionsOf(page: Page): Asked[] {
  return findAll(page, /^[ \t]*<Question\b[^>]*>/gm).map(({ line }) => {
    const end = page.prose.findIndex((text, i) => i >= line && /^\s*<\/Question>/.test(text))
    const body = page.lines.slice(line, end < 0 ? line : end)
    const found = body.flatMap((text, i) => {
      const mark = /^\s{0,3}[-*] \[([ xX])\] /.exec(text)?.[1]
      return mark === undefined ? [] : [{ isRight: mark !== ' ', line: line + 1 + i }]
    })
    const first = (found[0]?.line ?? Number.NaN) - line - 1
    // Behind the list stands the first line that is neither a choice nor indented, after a blank one.
    const after = body.findIndex((text, i) => i > first && /^\S/.test(text) && !/^[-*] \[/.test(text) && body[i - 1]?.trim() === '')
    return {
      line,
      choices: found,
      hasQuestion: body.slice(0, first).some((text) => text.trim() !== ''),
      hasExplanation: after > 0,
      isOpen: end < 0 || body[0]?.trim() !== '' || body.at(-1)?.trim() !== '',
    }
  })
}

/** Questions that a reader could not answer. */
export function brokenQuestions(page: Page): Problem[] {
  return questionsOf(page).flatMap(({ line, choices, hasQuestion, hasExplanation, isOpen }) => {
    const say = (message: string): Problem => ({ file: page.file, line, message: `<Question>: ${message}` })
    if (isOpen) return [say('needs its closing tag on a line of its own, and a blank line inside each tag')]
    return [
      ...(hasQuestion ? [] : [say('asks nothing before its list')]),
      ...(choices.length >= 2 ? [] : [say('needs a task list of two choices or more')]),
      ...(choices.some((c) => c.isRight) ? [] : [say('no choice is ticked as right')]),
      ...(choices.every((c) => c.isRight) && choices.length > 0 ? [say('every choice is right')] : []),
      ...(hasExplanation ? [] : [say('explains nothing after its list')]),
    ]
  })
}

/** How a chapter ends: what to remember, a question or an exercise, where to go on. */
export function brokenEnding(page: Page): Problem[] {
  const ids = headingsOf(page).map((h) => h.id)
  const hasExercise = findAll(page, /<Exercise\b/g).length > 0
  const ending = ids.slice(ids.includes('question') ? -3 : -2).join(' ')
  const say = (message: string, line = page.lines.length): Problem => ({ file: page.file, line, message })
  if (ending !== 'remember question deeper' && ending !== 'remember deeper') {
    return [say('must end with #remember, #question and #deeper, in this order')]
  }
  if (ending === 'remember deeper') return hasExercise ? [] : [say('has neither #question nor an <Exercise>')]
  const section = sectionOf(page, 'question')
  const asks = section?.lines.some((line) => /^\s*<(Question|Exercise)\b/.test(line))
  return asks ? [] : [say('#question has no <Question>', section?.line)]
}
