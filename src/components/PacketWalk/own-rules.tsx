import { walk as words } from '@texts/walk'
import { type JSX, useEffect, useRef, useState } from 'react'
import type { PacketScene } from '../../worker/protocol'
import button from '../shared/button.module.css'
import { Words } from '../Words'
import card from './card.module.css'
import { problemText } from './faults'

interface Props {
  readonly rules: string
  readonly scene: PacketScene | undefined
  readonly onChange: (rules: string) => void
  /** Rules to begin with. */
  readonly onExample: () => void
}

/** A field for rules of the reader's own; what is wrong with them, by line. */
export function OwnRules({ rules, scene, onChange, onExample }: Props): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(rules)
  useEffect(() => setText(rules), [rules])
  // Typing in a long text must not wait for each answer.
  useEffect(() => {
    if (text === rules) return
    const timer = setTimeout(() => onChange(text), 300)
    return () => clearTimeout(timer)
  }, [text, rules, onChange])
  const goTo = (line: number) => {
    const area = field.current
    if (!area) return
    const lines = text.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, 0)
    area.focus()
    area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    area.scrollTop = ((line - 2) / lines.length) * area.scrollHeight
  }
  return (
    <div className={card.own}>
      <textarea
        ref={field}
        aria-label={words.ownRules}
        placeholder={words.ownRules}
        spellCheck={false}
        autoCapitalize="off"
        rows={8}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className={card.hint}>
        <Words text={words.ownHint} />{' '}
        {text === '' && (
          <button type="button" className={button.quiet} onClick={onExample}>
            {words.ownExample}
          </button>
        )}
      </p>
      {scene && scene.problems.length > 0 && text !== '' && (
        <ul className={card.problems}>
          {scene.problems.map((problem) => (
            <li key={`${problem.line} ${problem.column} ${problem.code}`} data-level={problem.level} data-line={problem.line}>
              <button type="button" onClick={() => goTo(problem.line)}>
                {words.line(problem.line)}
              </button>{' '}
              <Words text={problemText(problem)} />
            </li>
          ))}
          {scene.moreProblems > 0 && <li>{words.more(scene.moreProblems)}</li>}
        </ul>
      )}
    </div>
  )
}
