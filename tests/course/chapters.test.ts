import { describe, expect, it } from 'vitest'
import { brokenExercise, chapters, checkChapter, readExamples } from '../../scripts/check-docs/index.js'

const { examples, problems } = await readExamples()
const text = (found: typeof problems) => found.map(({ file, line, message }) => `${file}:${line}: ${message}`)

describe('chapters', () => {
  it.each(chapters())('%s: both languages alike, no dead link, quotes as computed, an ending as agreed', (name) => {
    expect(text(checkChapter(name, examples))).toEqual([])
  })
})

describe('examples', () => {
  it('can be read', () => expect(text(problems)).toEqual([]))

  const exercises = [...examples.values()].filter((example) => example.checks.length > 0)
  it.each(exercises.map((example) => [example.id, example] as const))(
    '%s: not solved as it stands, solved by its solution',
    (_, example) => {
      expect(text(brokenExercise(example))).toEqual([])
    },
  )
})
