import { report as texts } from '@texts/report'
import { type JSX, useEffect, useMemo, useRef, useState } from 'react'
import { type ReportEntry, type ReportOrigin, reportOrigins } from '../../report/entry'
import type { ReportReply } from '../../worker/report/types'
import button from '../shared/button.module.css'
import { Counts } from './counts'
import { Entry } from './entry'
import type { Gathered } from './gather'
import { Save } from './save'
import styles from './styles.module.css'

interface Props {
  readonly gathered: Gathered
  readonly reply: ReportReply
  readonly entries: readonly ReportEntry[]
  readonly onAgain: () => void
}

const levels = ['error', 'warning', 'info'] as const
type Level = (typeof levels)[number]
const page = 100

/** The report: how many of what, then every message, filtered. */
export function Result({ gathered, reply, entries, onAgain }: Props): JSX.Element {
  const [hiddenLevels, setHiddenLevels] = useState<readonly Level[]>([])
  const [hiddenOrigins, setHiddenOrigins] = useState<readonly ReportOrigin[]>([])
  const [file, setFile] = useState('')
  const [code, setCode] = useState('')
  const [most, setMost] = useState(page)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const shown = useMemo(
    () =>
      entries.filter(
        (entry) =>
          !hiddenLevels.includes(entry.level) &&
          !hiddenOrigins.includes(entry.origin) &&
          (file === '' || entry.file === file) &&
          (code === '' || entry.code === code),
      ),
    [entries, hiddenLevels, hiddenOrigins, file, code],
  )
  const { counts } = reply
  const total = levels.reduce((sum, level) => sum + counts.level[level], 0)
  const lines = useMemo(() => new Map(gathered.files.map(({ name, text }) => [name, text.split(/\r\n|\r|\n/)])), [gathered])
  return (
    <section className={styles.result} aria-labelledby="report-result">
      <header className={styles.head}>
        <h2 id="report-result" ref={heading} tabIndex={-1}>
          {texts.heading}
        </h2>
        <span>{texts.summary(gathered.files.length, reply.documents)}</span>
        <span className={styles.space} />
        <Save entries={entries} summary={texts.summary(gathered.files.length, reply.documents)} />
        <button type="button" className={button.framed} onClick={onAgain}>
          {texts.another}
        </button>
      </header>
      <Notes gathered={gathered} reply={reply} />
      {total === 0 ? (
        <p className={styles.clean}>{texts.clean}</p>
      ) : (
        <>
          <div className={styles.filters}>
            <Toggles
              label={texts.level}
              all={levels}
              hidden={hiddenLevels}
              onHide={setHiddenLevels}
              count={(l) => counts.level[l]}
              name={(l) => texts.levels[l]}
              level
            />
            <Toggles
              label={texts.origin}
              all={reportOrigins}
              hidden={hiddenOrigins}
              onHide={setHiddenOrigins}
              count={(o) => counts.origin[o]}
              name={(o) => texts.origins[o]}
              tip={(o) => texts.originTips[o]}
            />
            <label>
              {texts.file}
              <select value={file} onChange={(event) => setFile(event.target.value)}>
                <option value="">{texts.allFiles}</option>
                {counts.file.map(([name, count]) => (
                  <option key={name} value={name}>{`${name} (${count})`}</option>
                ))}
              </select>
            </label>
            <label>
              {texts.code}
              <select value={code} onChange={(event) => setCode(event.target.value)}>
                <option value="">{texts.allCodes}</option>
                {counts.code.map(([name, , count]) => (
                  <option key={name} value={name}>{`${name} (${count})`}</option>
                ))}
              </select>
            </label>
            <output className={styles.shown}>{texts.shown(shown.length, entries.length)}</output>
          </div>
          <Counts counts={counts} onFile={setFile} onCode={setCode} />
          <ol className={styles.entries} aria-label={texts.messages}>
            {shown.slice(0, most).map((entry, i) => (
              <Entry
                // biome-ignore lint/suspicious/noArrayIndexKey: two messages may say the same of one place
                key={`${i} ${entry.code} ${entry.file} ${entry.line}`}
                entry={entry}
                source={lines.get(entry.file)?.[entry.line - 1]}
              />
            ))}
          </ol>
          {shown.length > most && (
            <button type="button" className={button.framed} onClick={() => setMost(most + page)}>
              {texts.showMore(shown.length - most)}
            </button>
          )}
          {reply.more > 0 && <p className={styles.quiet}>{texts.leftOut(reply.more)}</p>}
        </>
      )}
    </section>
  )
}

/** What the report does not have, and why. */
function Notes({ gathered, reply }: Pick<Props, 'gathered' | 'reply'>): JSX.Element {
  const { skipped } = gathered
  return (
    <>
      {skipped.length > 0 && (
        <details className={styles.skipped}>
          <summary>{texts.skipped(skipped.length)}</summary>
          <p>{skipped.slice(0, 200).join(', ') + (skipped.length > 200 ? ', …' : '')}</p>
        </details>
      )}
      {reply.isUnproven ? (
        <p className={styles.quiet}>{texts.unproven}</p>
      ) : (
        reply.proxies === 0 && <p className={styles.quiet}>{texts.noProxies}</p>
      )}
    </>
  )
}

interface TogglesProps<T extends string> {
  readonly label: string
  readonly all: readonly T[]
  readonly hidden: readonly T[]
  readonly onHide: (hidden: readonly T[]) => void
  readonly count: (one: T) => number
  readonly name: (one: T) => string
  readonly tip?: (one: T) => string
  /** The names are levels, which have their mark. */
  readonly level?: boolean
}

function Toggles<T extends string>({ label, all, hidden, onHide, count, name, tip, level }: TogglesProps<T>): JSX.Element {
  return (
    <fieldset className={styles.toggles}>
      <legend>{label}</legend>
      {all.map((one) => (
        <button
          key={one}
          type="button"
          className={styles.toggle}
          data-filter={one}
          data-level={level ? one : undefined}
          aria-pressed={!hidden.includes(one)}
          title={tip?.(one)}
          disabled={count(one) === 0}
          onClick={() => onHide(hidden.includes(one) ? hidden.filter((h) => h !== one) : [...hidden, one])}
        >
          {level && <span className={styles.level} />}
          {name(one)} <b>{count(one)}</b>
        </button>
      ))}
    </fieldset>
  )
}
