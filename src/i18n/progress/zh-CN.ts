import type { ProgressTexts } from './types'

export const progress: ProgressTexts = {
  title: '学习进度',
  chapters: (n, of) => `读完 ${n} 章，共 ${of} 章`,
  questions: (right, answered) => `答过 ${answered} 题，答对 ${right} 题`,
  exercises: (n) => `做完 ${n} 个练习`,
  nothing: '还没有记录：读到一章的末尾、回答一道题、做完一个练习，这里就会记下来。',
  export: '导出到文件',
  import: '从文件导入',
  clear: '清空',
  reallyClear: '确定清空',
  keep: '不清空',
  exported: '已导出。',
  imported: '已导入，与原有的合并。',
  refused: '这不是导出的进度文件，什么也没有改。',
  cleared: '已清空。',
  noScript: '记录进度要 JavaScript。',
  read: '已读完',
}
