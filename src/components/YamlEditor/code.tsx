import clsx from 'clsx'
import { type JSX, memo } from 'react'
import styles from './code.module.css'
import { highlightYaml, type Token } from './highlight-yaml'

/** Beyond this many characters text is shown without colours: each piece is an element. */
const mostColoured = 120_000

interface Props {
  readonly text: string
  /** Lines, from 1, that something points at. */
  readonly marked?: ReadonlySet<number>
  /** Lines with a problem, from 1. */
  readonly wrong?: ReadonlyMap<number, 'error' | 'warning' | 'info'>
}

const classes: Record<Token['type'], string | undefined> = {
  plain: undefined,
  comment: styles.comment,
  key: styles.key,
  string: styles.string,
  number: styles.number,
  punctuation: styles.punctuation,
}

/** YAML as coloured lines with numbers: what stands in the page before, or instead of, an editor. */
export function Code({ text, marked, wrong }: Props): JSX.Element {
  if (text.length > mostColoured) return <code className={styles.code}>{text}</code>
  return (
    <code className={clsx(styles.code, styles.numbered)}>
      {highlightYaml(text.replace(/\n$/, '')).map((tokens, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <Line key={i} tokens={tokens} marked={marked?.has(i + 1) ?? false} wrong={wrong?.get(i + 1)} />
      ))}
    </code>
  )
}

interface LineProps {
  readonly tokens: readonly Token[]
  readonly marked: boolean
  readonly wrong: 'error' | 'warning' | 'info' | undefined
}

const Line = memo(
  function Line({ tokens, marked, wrong }: LineProps): JSX.Element {
    return (
      <span className={clsx(styles.line, marked && styles.marked, wrong && styles[wrong])}>
        {tokens.map((token, i) => {
          const name = classes[token.type]
          return name ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity
            <span key={i} className={name}>
              {token.text}
            </span>
          ) : (
            token.text
          )
        })}
        {'\n'}
      </span>
    )
  },
  (a, b) =>
    a.marked === b.marked && a.wrong === b.wrong && a.tokens.length === b.tokens.length && a.tokens.every((t, i) => same(t, b.tokens[i])),
)

const same = (a: Token, b: Token | undefined) => a.text === b?.text && a.type === b.type
