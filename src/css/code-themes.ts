import type { PrismTheme } from 'prism-react-renderer'

/** YAML reads by three tones: keys, texts, numbers. The colours are the page's own, so that code and diagrams belong together. */
const theme = (ink: string, quiet: string, key: string, text: string, number: string, background: string): PrismTheme => ({
  plain: { color: ink, backgroundColor: background },
  styles: [
    { types: ['comment', 'prolog', 'cdata'], style: { color: quiet, fontStyle: 'italic' } },
    { types: ['punctuation', 'operator'], style: { color: quiet } },
    { types: ['key', 'atrule', 'property', 'tag', 'keyword', 'function'], style: { color: key } },
    { types: ['string', 'scalar', 'attr-value', 'inserted'], style: { color: text } },
    { types: ['number', 'boolean', 'constant', 'important', 'datetime', 'null'], style: { color: number } },
  ],
})

export const codeThemes = {
  theme: theme('#1b2333', '#66708a', '#2b55cc', '#23752f', '#965709', '#f7f8fb'),
  darkTheme: theme('#e6eaf4', '#8b96b0', '#8fadff', '#7ddc8c', '#ffc46b', '#171c27'),
}
