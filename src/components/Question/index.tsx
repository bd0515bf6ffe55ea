import { question as texts } from '@texts/question'
import clsx from 'clsx'
import { type JSX, type ReactNode, useEffect, useId, useState } from 'react'
import { Icon } from '../Icon'
import { progress } from '../Progress/store'
import { useProgress } from '../Progress/use-progress'
import { type Choice, type Parts, partsOf } from './parts'
import styles from './styles.module.css'
import { stateOf, verdictOf } from './verdict'

interface Props {
  /** The question's name in the reader's progress: `PART/NAME#NUMBER`. Given by plugins/examples. */
  readonly name?: string
  readonly children: ReactNode
}

/** A question with choices, written as Markdown: paragraphs, a task list whose ticked items are right, and the explanation. */
export function Question({ name, children }: Props): JSX.Element {
  const parts = partsOf(children)
  const [live, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const id = useId()
  return (
    <section className={styles.question} aria-label={texts.label} data-question={name}>
      <div className={styles.asked} id={`${id}-asked`}>
        {parts.asked}
      </div>
      {live ? <Live parts={parts} name={name} id={id} /> : <Still parts={parts} />}
    </section>
  )
}

/** Before any script runs, and for good where none does: the choices to read, the answer folded away. */
function Still({ parts: { choices, explanation } }: { readonly parts: Parts }): JSX.Element {
  return (
    <>
      <ul className={styles.choices}>
        {choices.map(({ text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place in the list
          <li key={i} className={styles.choice}>
            <span className={styles.box} aria-hidden="true" />
            <div className={styles.text}>{text}</div>
          </li>
        ))}
      </ul>
      <details className={styles.folded}>
        <summary>{texts.explanation}</summary>
        <p>{texts.answer}</p>
        <ul>
          {choices.map(({ isRight, text }, i) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place in the list
            isRight ? <li key={i}>{text}</li> : null,
          )}
        </ul>
        {explanation}
      </details>
    </>
  )
}

interface LiveProps {
  readonly parts: Parts
  readonly name: string | undefined
  readonly id: string
}

function Live({ parts: { choices, explanation }, name, id }: LiveProps): JSX.Element {
  const { questions } = useProgress()
  const kept = name !== undefined && Object.hasOwn(questions, name) ? questions[name] : undefined
  const rights = choices.map((c) => c.isRight)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(kept?.of === choices.length ? kept.chosen : []))
  const [isChecked, setChecked] = useState(chosen.size > 0)
  const [missing, setMissing] = useState(false)
  const several = rights.filter(Boolean).length > 1
  const verdict = verdictOf(rights, chosen)

  const choose = (i: number) => {
    setMissing(false)
    if (!several) return setChosen(new Set([i]))
    const next = new Set(chosen)
    if (!next.delete(i)) next.add(i)
    setChosen(next)
  }
  const press = () => {
    if (isChecked) {
      setChecked(false)
      setChosen(new Set())
      return
    }
    if (chosen.size === 0) return setMissing(true)
    setChecked(true)
    if (name) progress.answer(name, { right: verdict.isRight, chosen: [...chosen].sort((a, b) => a - b), of: choices.length })
  }
  const said = verdict.isRight ? texts.right : verdict.isPart ? texts.notAll(verdict.found, verdict.of) : texts.wrong
  return (
    <>
      <fieldset className={styles.choices} aria-describedby={`${id}-asked`} disabled={isChecked}>
        <legend className={styles.legend}>{several ? texts.chooseAll : texts.chooseOne}</legend>
        {choices.map((choice, i) => (
          <Option
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place in the list
            key={i}
            choice={choice}
            type={several ? 'checkbox' : 'radio'}
            group={`${id}-choice`}
            isChosen={chosen.has(i)}
            state={isChecked ? stateOf(choice.isRight, chosen.has(i)) : undefined}
            mark={several ? texts.marks.missed : texts.marks.only}
            onChoose={() => choose(i)}
          />
        ))}
      </fieldset>
      <div className={styles.foot}>
        <button type="button" className={clsx(styles.press, isChecked && styles.again)} onClick={press}>
          {isChecked ? texts.again : texts.check}
        </button>
        <p className={styles.said} role="status" data-right={isChecked ? verdict.isRight : undefined}>
          {isChecked && <Icon name={verdict.isRight ? 'check' : 'close'} />} {isChecked ? said : missing ? texts.nothingChosen : ''}
        </p>
      </div>
      {isChecked && <div className={styles.explanation}>{explanation}</div>}
    </>
  )
}

interface OptionProps {
  readonly choice: Choice
  readonly type: 'radio' | 'checkbox'
  readonly group: string
  readonly isChosen: boolean
  /** After the check only. */
  readonly state: ReturnType<typeof stateOf>
  readonly mark: string
  readonly onChoose: () => void
}

function Option({ choice, type, group, isChosen, state, mark, onChoose }: OptionProps): JSX.Element {
  const words = state && { hit: texts.marks.hit, missed: mark, wrong: texts.marks.wrong }[state]
  return (
    <label className={styles.choice} data-state={state}>
      <input type={type} name={group} className={styles.input} checked={isChosen} onChange={onChoose} />
      <span className={styles.text}>{choice.text}</span>
      {words && (
        <span className={styles.mark}>
          <Icon name={state === 'wrong' ? 'close' : 'check'} /> {words}
        </span>
      )}
    </label>
  )
}
