import type { QuestionTexts } from './types'

export const question: QuestionTexts = {
  label: 'Check yourself',
  chooseOne: 'Choose one',
  chooseAll: 'Choose all that are right',
  check: 'Check',
  again: 'Try again',
  right: 'Right.',
  wrong: 'Not right.',
  notAll: (found, of) => `Not all of it: ${found} of the ${of} right ones chosen.`,
  nothingChosen: 'Choose first, then check.',
  explanation: 'Answer and explanation',
  answer: 'The right answer:',
  marks: { hit: 'right', missed: 'this is right too', only: 'this is the right one', wrong: 'wrong' },
}
