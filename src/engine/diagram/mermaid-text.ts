/**
 * Text for a Mermaid label in double quotes. Mermaid reads `#NN;` as a character reference; everything that could end the label, open markup
 * or Markdown, or start a directive goes through it, so a name from the reader's YAML is only ever text.
 */
export const escapeLabel = (text: string): string =>
  text.replace(/[^\p{L}\p{N} .,:/|=^$~%+\-·–—（）、，。：∃⊂→]/gu, (c) => `#${c.codePointAt(0)};`)

/** The middle of a long name cut out: heads and tails tell names apart. `most` counts characters. */
export function shorten(text: string, most: number): string {
  const characters = [...text]
  if (characters.length <= most) return text
  const head = Math.ceil((most - 1) * 0.6)
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (most - 1 - head)).join('')}`
}
