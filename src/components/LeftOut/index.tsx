import { leftOutTexts } from '@texts/modelled'
import { Fragment, type JSX } from 'react'

/** What the engine leaves out on purpose, and what a reader sees instead. */
export function LeftOut(): JSX.Element {
  const { columns, entries } = leftOutTexts
  return (
    <table>
      <thead>
        <tr>
          <th>{columns.what}</th>
          <th>{columns.why}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(entries).map(([code, [what, instead]]) => (
          <tr key={code}>
            <td>{withCode(what)}</td>
            <td>{withCode(instead)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every second piece between backquotes is code. */
const withCode = (text: string): JSX.Element[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
  text.split('`').map((piece, i) => (i % 2 === 1 ? <code key={i}>{piece}</code> : <Fragment key={i}>{piece}</Fragment>))
