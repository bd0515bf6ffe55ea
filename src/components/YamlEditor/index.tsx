import { type JSX, lazy, Suspense, useCallback, useEffect, useState } from 'react'
import type { FileState, Session, SessionState } from '../Playground/session'
import type { EditorProps } from './editor-props'
import LightEditor from './light-editor'

const loadLarge = () => import('./monaco-editor')
const LargeEditor = lazy(() => loadLarge().catch(() => ({ default: LightEditor })))

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
export function YamlEditor({ session, state, file, lane }: Props): JSX.Element {
  const [large, setLarge] = useState(false)
  const want = useCallback(() => {
    if (hasKeyboard()) setLarge(true)
  }, [])
  const settled = state.answer !== undefined
  useEffect(() => {
    if (!settled || large || savesData()) return
    const timer = setTimeout(() => whenIdle(want), 1200)
    return () => clearTimeout(timer)
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
    problems: state.answer?.problems ?? none,
    reveal: state.reveal,
    onWanted: want,
  }
  const light = <LightEditor {...props} />
  return large ? (
    <Suspense fallback={light}>
      <LargeEditor {...props} />
    </Suspense>
  ) : (
    light
  )
}

const none: readonly never[] = []

const hasKeyboard = () => window.matchMedia('(min-width: 700px) and (any-pointer: fine)').matches && !/Android/i.test(navigator.userAgent)
const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
const whenIdle = (action: () => void) => ('requestIdleCallback' in window ? window.requestIdleCallback(action, { timeout: 3000 }) : setTimeout(action, 50))
