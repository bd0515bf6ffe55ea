import { useAllDocsData } from '@docusaurus/plugin-content-docs/client'
import { progress as texts } from '@texts/progress'
import { type ChangeEvent, type JSX, useRef, useState } from 'react'
import { download } from '../download'
import button from '../shared/button.module.css'
import { progress } from './store'
import styles from './styles.module.css'
import { useProgress } from './use-progress'

/** What the reader has done so far, to take along to another browser and to bring back. */
export function Progress(): JSX.Element {
  const { chapters, questions, exercises } = useProgress()
  const all = new Set(Object.values(useAllDocsData()).flatMap(({ versions }) => versions.flatMap(({ docs }) => docs.map((d) => d.id))))
  const [said, setSaid] = useState('')
  const [isClearing, setClearing] = useState(false)
  const file = useRef<HTMLInputElement>(null)

  const read = Object.keys(chapters).filter((id) => all.has(id)).length
  const answers = Object.values(questions)
  const solved = Object.keys(exercises).length
  const isEmpty = read + answers.length + solved === 0

  const take = () => {
    download('meshbook-progress.json', 'application/json', progress.export())
    setSaid(texts.exported)
  }
  const bring = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0]
    event.target.value = ''
    if (chosen) setSaid(progress.import(await chosen.text()) ? texts.imported : texts.refused)
  }
  const clear = () => {
    progress.clear()
    setClearing(false)
    setSaid(texts.cleared)
  }
  return (
    <section className={styles.progress} aria-label={texts.title} data-progress="">
      {isEmpty ? (
        <p className={styles.nothing}>{texts.nothing}</p>
      ) : (
        <ul className={styles.counts}>
          <li>
            {texts.chapters(read, all.size)}
            <span className={styles.bar} aria-hidden="true">
              <span style={{ width: `${(100 * read) / Math.max(1, all.size)}%` }} />
            </span>
          </li>
          <li>{texts.questions(answers.filter((a) => a.right).length, answers.length)}</li>
          <li>{texts.exercises(solved)}</li>
        </ul>
      )}
      <div className={styles.actions}>
        <button type="button" className={button.framed} disabled={isEmpty} onClick={take}>
          {texts.export}
        </button>
        <button type="button" className={button.framed} onClick={() => file.current?.click()}>
          {texts.import}
        </button>
        <input ref={file} type="file" accept="application/json,.json" hidden onChange={(event) => void bring(event)} />
        {isClearing ? (
          <>
            <button type="button" className={button.danger} onClick={clear}>
              {texts.reallyClear}
            </button>
            <button type="button" className={button.framed} onClick={() => setClearing(false)}>
              {texts.keep}
            </button>
          </>
        ) : (
          <button type="button" className={button.framed} disabled={isEmpty} onClick={() => setClearing(true)}>
            {texts.clear}
          </button>
        )}
        <span className={styles.said} role="status">
          {said}
        </span>
      </div>
      <noscript>
        <p className={styles.nothing}>{texts.noScript}</p>
      </noscript>
    </section>
  )
}
