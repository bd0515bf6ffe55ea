import clsx from 'clsx'
import { type ClipboardEvent, Component, type JSX, lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { findingsOf } from '../Playground/findings'
import type { FileState, Session, SessionState } from '../Playground/session'
import { BigText, longestEditable } from './big-text'
import type { EditorProps } from './editor-props'
import LightEditor from './light-editor'
import styles from './monaco-editor.module.css'

const LargeEditor = lazy(() => import('./monaco-editor'))

interface Props {
  readonly session: Session
  readonly state: SessionState
  readonly file: FileState
  readonly lane: string
}

/**
 * The editor of a playground. The light one is there at once; where there is a keyboard to type on, Monaco takes its place as soon as the
 * reader touches it or has had the result before the eyes for a while. Monaco does not work on Android, and its size is unkind to phones.
 */
export function YamlEditor(props: Props): JSX.Element {
  const { session, file } = props
  if (file.text.length > longestEditable) return <BigText text={file.text} onBack={session.backFrom(file.name)} />
  return <EditorStack {...props} />
}

function EditorStack({ session, state, file, lane }: Props): JSX.Element {
  const [large, setLarge] = useState(false)
  const [taken, setTaken] = useState(false)
  const stack = useRef<HTMLDivElement>(null)
  const want = useCallback(() => {
    if (hasKeyboard()) setLarge(true)
  }, [])
  // Whoever stays with it for a while is likely to type; whoever scrolls past pays nothing.
  const settled = state.answer !== undefined
  useEffect(() => {
    if (!settled || large || savesData() || !stack.current) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const dwell = new IntersectionObserver(
      (entries) => {
        clearTimeout(timer)
        if (entries.at(-1)?.isIntersecting) timer = setTimeout(() => whenIdle(want), 1500)
      },
      { threshold: 0.5 },
    )
    dwell.observe(stack.current)
    return () => {
      clearTimeout(timer)
      dwell.disconnect()
    }
  }, [settled, large, want])

  const { name } = file
  const onChange = useCallback((text: string) => session.edit(name, text), [session, name])
  const onCursor = useCallback((line: number) => session.moveCursor(name, line), [session, name])
  const props: EditorProps = {
    lane,
    file: name,
    text: file.text,
    revision: state.revision,
    onChange,
    onCursor,
    marks: state.marks?.spots ?? none,
    problems: findingsOf(state).all,
    reveal: state.reveal,
    onWanted: want,
  }
  const monaco = useRef<LargeEditorHandle>(undefined)
  const takeOver = useCallback((editor: LargeEditorHandle) => {
    monaco.current = editor
    const area = stack.current?.querySelector('textarea[data-editor="light"]')
    if (area instanceof HTMLTextAreaElement) handOver(area, editor, () => setTaken(true))
    else setTaken(true)
  }, [])
  // What is too large for any editor goes around them.
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (pasted.length + file.text.length <= longestEditable) return
    event.preventDefault()
    event.stopPropagation()
    const [from, to] = selectionOf(stack.current, monaco.current) ?? [0, file.text.length]
    session.editBeyond(name, file.text.slice(0, from) + pasted + file.text.slice(to))
  }
  const fallBack = useCallback(() => setLarge(false), [])
  return (
    <div className={styles.stack} ref={stack} onPasteCapture={onPaste}>
      {!taken && <LightEditor {...props} />}
      {large && (
        <Fallback onError={fallBack}>
          <Suspense>
            <div className={clsx(styles.large, !taken && styles.waiting)}>
              <LargeEditor {...props} session={session} onReady={takeOver} onFailed={fallBack} />
            </div>
          </Suspense>
        </Fallback>
      )}
    </div>
  )
}

type LargeEditorHandle = Parameters<Parameters<typeof import('./monaco-editor').default>[0]['onReady']>[0]

/** The selection's offsets in whichever editor has it. */
function selectionOf(stack: HTMLElement | null, editor: LargeEditorHandle | undefined): [number, number] | undefined {
  const area = stack?.querySelector('textarea[data-editor="light"]')
  if (area instanceof HTMLTextAreaElement) return [area.selectionStart, area.selectionEnd]
  const [model, selection] = [editor?.getModel(), editor?.getSelection()]
  return model && selection ? [model.getOffsetAt(selection.getStartPosition()), model.getOffsetAt(selection.getEndPosition())] : undefined
}

/** Gives the large editor what the reader had in the light one: the place, and the focus; never in the middle of a composed character. */
function handOver(area: HTMLTextAreaElement, editor: LargeEditorHandle, done: () => void): void {
  if (area.dataset.composing) {
    area.addEventListener('compositionend', () => setTimeout(() => handOver(area, editor, done)), { once: true })
    return
  }
  const focused = document.activeElement === area
  const model = editor.getModel()
  const frame = area.parentElement?.parentElement
  if (model) {
    editor.setScrollTop(frame?.scrollTop ?? 0)
    const [from, to] = [area.selectionStart, area.selectionEnd].map((offset) => model.getPositionAt(offset))
    if (from && to) {
      editor.setSelection({
        selectionStartLineNumber: from.lineNumber,
        selectionStartColumn: from.column,
        positionLineNumber: to.lineNumber,
        positionColumn: to.column,
      })
    }
  }
  done()
  // The place is visible only once React has shown it.
  if (focused) requestAnimationFrame(() => editor.focus())
}

/** Where the large editor's code cannot be loaded the light one stays. */
class Fallback extends Component<{ readonly onError: () => void; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override componentDidCatch() {
    this.props.onError()
  }
  override render() {
    return this.state.failed ? null : this.props.children
  }
}

const none: readonly never[] = []

const hasKeyboard = () => window.matchMedia('(min-width: 700px) and (any-pointer: fine)').matches && !/Android/i.test(navigator.userAgent)
const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
const whenIdle = (action: () => void) =>
  'requestIdleCallback' in window ? window.requestIdleCallback(action, { timeout: 3000 }) : setTimeout(action, 50)
