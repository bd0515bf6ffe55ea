import type { FilterTexts } from './types.js'

export const filter: FilterTexts = {
  placeholder: 'Filter: 503, UH, retries…',
  shown: (rows, of) => (rows === of ? `${of} rows` : `${rows} of ${of} rows`),
}
