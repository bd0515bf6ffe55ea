import { Fragment, type JSX } from 'react'

/** A sentence whose names stand in backquotes, as text with code in it. */
export function Words({ text }: { readonly text: string }): JSX.Element {
  const parts = text.split('`')
  return (
    <>
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other identity
        <Fragment key={i}>{i % 2 === 1 ? <code>{part}</code> : part}</Fragment>
      ))}
    </>
  )
}
