import CodeBlock from '@theme/CodeBlock'
import type { JSX } from 'react'
import type { ShownExample } from '../Playground/example'

interface Props {
  readonly example: string
  readonly file?: string
  /** `8-13`: these lines only, the indentation that they share taken off. */
  readonly lines?: string
  /** Given by plugins/examples. */
  readonly shown?: ShownExample
  readonly text?: string
}

/** A file of an example as highlighted text, with the page's own copy button. */
export function Yaml({ file, lines, shown, text }: Props): JSX.Element | null {
  if (!shown) return null
  const whole = text ?? shown.text
  return (
    <CodeBlock language="yaml" title={file ?? shown.open}>
      {lines ? cut(whole, lines) : whole.trimEnd()}
    </CodeBlock>
  )
}

function cut(text: string, lines: string): string {
  const [from = 1, to = from] = lines.split('-').map(Number)
  const part = text.split('\n').slice(from - 1, to)
  const indents = part.filter((l) => l.trim() !== '').map((l) => l.length - l.trimStart().length)
  const shared = Math.min(...indents)
  return part.map((l) => l.slice(shared)).join('\n')
}
