import type { FilterTexts } from './types.js'

export const filter: FilterTexts = {
  placeholder: '筛选：如 503、UH、重试',
  shown: (rows, of) => (rows === of ? `共 ${of} 行` : `${of} 行中的 ${rows} 行`),
}
