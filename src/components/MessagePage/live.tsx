import { codepage as texts } from '@texts/codepage'
import { type JSX, useEffect, useState } from 'react'
import type { MessageData } from '../../../plugins/messages/data'
import type { ReportEntry } from '../../report/entry'
import { engine } from '../Playground/engine'
import { Entry } from '../Report/entry'
import { inWords } from '../Report/wording'
import button from '../shared/button.module.css'
import styles from './styles.module.css'

const file = 'example.yaml'
/** Milliseconds without a key after which the text is checked. */
const pause = 200

/** The example to edit, with all that is said of it. */
export default function Live({ message }: { readonly message: MessageData }): JSX.Element {
  const { code, example, repaired, beside } = message
  const [text, setText] = useState(example)
  const [entries, setEntries] = useState<readonly ReportEntry[] | 'failed'>()
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const files = [...beside, { name: file, text }]
      const reply = await engine().consult('report', { files, hasPods: beside.length > 0 })
      const said = reply && (await inWords(reply.findings.filter((f) => f.file === file)))
      if (current) setEntries(said ?? 'failed')
    }, pause)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text, beside])
  const lines = text.split('\n')
  const isRaised = entries !== undefined && entries !== 'failed' && entries.some((e) => (e.passedOnAs ?? e.code) === code)
  return (
    <div className={styles.live} data-raised={entries === undefined ? undefined : isRaised}>
      <div className={styles.choose}>
        <button type="button" className={button.framed} aria-pressed={text === example} onClick={() => setText(example)}>
          {texts.mistaken}
        </button>
        <button type="button" className={button.framed} aria-pressed={text === repaired} onClick={() => setText(repaired)}>
          {texts.repaired}
        </button>
      </div>
      <textarea
        aria-label={texts.editor}
        spellCheck={false}
        rows={Math.min(32, lines.length + 1)}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status">
        {entries === undefined
          ? texts.checking
          : entries === 'failed'
            ? texts.failed
            : isRaised
              ? texts.raised(code)
              : texts.notRaised(code)}
      </p>
      {entries !== undefined && entries !== 'failed' && (
        <ol>
          {entries.map((entry, i) => (
            <Entry
              // biome-ignore lint/suspicious/noArrayIndexKey: two messages may say the same of one place
              key={`${i} ${entry.code} ${entry.line}`}
              entry={entry}
              source={lines[entry.line - 1]}
            />
          ))}
        </ol>
      )}
    </div>
  )
}
