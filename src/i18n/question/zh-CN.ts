import type { QuestionTexts } from './types'

export const question: QuestionTexts = {
  label: '想一想',
  chooseOne: '选一个',
  chooseAll: '选出所有对的',
  check: '看答案',
  again: '再试一次',
  right: '答对了。',
  wrong: '不对。',
  notAll: (found, of) => `还不全：${of} 个对的选中了 ${found} 个。`,
  nothingChosen: '先选一个再看答案。',
  explanation: '答案与解释',
  answer: '正确答案：',
  marks: { hit: '对', missed: '这也是对的', only: '这才是对的', wrong: '不对' },
}
