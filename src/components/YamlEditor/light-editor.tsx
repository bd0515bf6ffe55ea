import { ui } from '@texts/ui'
import { type JSX, type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { Code } from './code'
import type { EditorProps } from './editor-props'
import styles from './light-editor.module.css'

/**
 * An editor of the browser's own means: a textarea over the coloured text. It is there at once, works on every phone, and stands in where
 * the large editor does not load.
 */
export default function LightEditor({ file, text, onChange, onCursor, marks, problems, reveal, onWanted }: EditorProps): JSX.Element {
  const area = useRef<HTMLTextAreaElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const marked = useMemo(() => {
    const lines = new Set<number>()
    for (const spot of marks)
      if (spot.file === file) for (let n = spot.line; n <= Math.min(spot.endLine, spot.line + 5000); n++) lines.add(n)
    return lines
  }, [marks, file])
  const wrong = useMemo(() => new Map(problems.filter((p) => p.file === file).map((p) => [p.line, p.level])), [problems, file])

  useEffect(() => {
    if (!reveal || reveal.file !== file) return
    const line = Math.max(0, reveal.line - 1)
    if (frame.current) frame.current.scrollTop = Math.max(0, line * 21 - frame.current.clientHeight / 3)
    if (!reveal.focus || !area.current) return
    const at = offsetOf(area.current.value, line) + reveal.column - 1
    area.current.focus({ preventScroll: true })
    area.current.setSelectionRange(at, at)
  }, [reveal, file])

  const cursor = () => {
    const { value, selectionStart } = area.current ?? { value: '', selectionStart: 0 }
    let line = 1
    for (let i = 0; i < selectionStart; i++) if (value.charCodeAt(i) === 10) line++
    onCursor(line)
  }
  // Enter keeps the indentation; Tab stays what it is everywhere else in the page.
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey || event.metaKey) return
    const { value, selectionStart } = event.currentTarget
    const before = value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart)
    const indent = /^ */.exec(before)?.[0] ?? ''
    if (indent === '') return
    event.preventDefault()
    insert(event.currentTarget, `\n${indent}`)
    onChange(event.currentTarget.value)
  }

  return (
    <div className={styles.frame} ref={frame} onPointerEnter={onWanted}>
      <div className={styles.sheet}>
        <pre className={styles.under} aria-hidden="true">
          <Code text={`${text}\n`} marked={marked} wrong={wrong} />
        </pre>
        <textarea
          ref={area}
          className={styles.area}
          aria-label={ui.editor.label(file)}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onSelect={cursor}
          onKeyDown={onKeyDown}
          onFocus={onWanted}
          onCompositionStart={(event) => {
            event.currentTarget.dataset.composing = 'yes'
          }}
          onCompositionEnd={(event) => {
            delete event.currentTarget.dataset.composing
          }}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          autoComplete="off"
          wrap="off"
          data-editor="light"
        />
      </div>
    </div>
  )
}

function offsetOf(text: string, line: number): number {
  let at = 0
  for (let n = 0; n < line; n++) {
    const next = text.indexOf('\n', at)
    if (next < 0) return text.length
    at = next + 1
  }
  return at
}

/** Puts text in as if typed, so that the browser's undo knows it. */
function insert(area: HTMLTextAreaElement, text: string): void {
  // The only way to write into a textarea that keeps its history; where it is gone, the value is set.
  if (!document.execCommand('insertText', false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
}
