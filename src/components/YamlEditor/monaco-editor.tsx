import { useColorMode } from '@docusaurus/theme-common'
import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import { ui } from '@texts/ui'
import { type JSX, useEffect, useRef, useState } from 'react'
import type { Level } from '../../engine/types/diagnostic'
import type { Finding } from '../Playground/finding'
import type { Session } from '../Playground/session'
import type { EditorProps } from './editor-props'
import { disownModel, loadMonaco, ownModel } from './monaco/load'
import type { Monaco } from './monaco/monaco'
import styles from './monaco-editor.module.css'

type Editor = ReturnType<Monaco['editor']['create']>
type Model = NonNullable<ReturnType<Monaco['editor']['getModel']>>

interface MonacoProps extends EditorProps {
  readonly session: Session
  /** The editor stands with its text and can take over. */
  readonly onReady: (editor: Editor) => void
  readonly onFailed: () => void
}

/** Monaco over one playground's files: a model a file, so that each keeps its own history. */
export default function MonacoEditor(props: MonacoProps): JSX.Element {
  const { session, lane, file, revision, marks, problems, reveal, onReady } = props
  const language = useDocusaurusContext().i18n.currentLocale
  const { colorMode } = useColorMode()
  const [monaco, setMonaco] = useState<Monaco>()
  const [ready, setReady] = useState(false)
  const [tabFree, setTabFree] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor>(undefined)
  const models = useRef(new Map<string, Model>())
  const views = useRef(new WeakMap<Model, ReturnType<Editor['saveViewState']>>())
  const replacing = useRef(false)
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    let current = true
    loadMonaco(language).then(
      (loaded) => current && setMonaco(loaded),
      () => current && latest.current.onFailed(),
    )
    return () => {
      current = false
    }
  }, [language])

  useEffect(() => {
    if (!monaco || !frame.current) return
    const made = monaco.editor.create(frame.current, { ...options, model: null, theme: 'meshbook-light' })
    editor.current = made
    const own = models.current
    const heard = [
      made.onDidChangeCursorPosition(({ position }) => latest.current.onCursor(position.lineNumber)),
      made.onDidChangeConfiguration((change) => {
        if (change.hasChanged(monaco.editor.EditorOption.tabFocusMode)) setTabFree(made.getOption(monaco.editor.EditorOption.tabFocusMode))
      }),
    ]
    setReady(true)
    return () => {
      for (const one of heard) one.dispose()
      made.dispose()
      for (const model of own.values()) {
        disownModel(model.uri.toString())
        model.dispose()
      }
      own.clear()
      editor.current = undefined
    }
  }, [monaco])

  useEffect(() => {
    if (ready) monaco?.editor.setTheme(`meshbook-${colorMode}`)
  }, [monaco, ready, colorMode])

  // The file that is open.
  useEffect(() => {
    const at = editor.current
    if (!monaco || !at || !ready) return
    let model = models.current.get(file)
    if (!model) {
      const uri = monaco.Uri.from({ scheme: 'meshbook', authority: lane.replaceAll(/[^\w]/g, '') || 'x', path: `/${file}` })
      const made = monaco.editor.createModel(latest.current.text, 'yaml', uri)
      made.updateOptions({ tabSize: 2, insertSpaces: true })
      made.onDidChangeContent(() => {
        if (!replacing.current) latest.current.onChange(made.getValue())
      })
      ownModel(uri.toString(), session)
      models.current.set(file, made)
      model = made
    }
    const before = at.getModel()
    if (before === model) return
    const focused = at.hasTextFocus()
    if (before) views.current.set(before, at.saveViewState())
    at.setModel(model)
    at.restoreViewState(views.current.get(model) ?? null)
    at.updateOptions({ ariaLabel: ui.editor.label(file) })
    if (focused) at.focus()
    if (!before) onReady(at)
  }, [monaco, ready, file, lane, session, onReady])

  // Texts that changed elsewhere: a reset, a link, the light editor before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says when to look
  useEffect(() => {
    for (const { name, text: wanted } of session.getState().files) {
      const model = models.current.get(name)
      if (!model || model.getValue() === wanted) continue
      replacing.current = true
      const [start, end, text] = difference(model.getValue(), wanted)
      const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)]
      const range = {
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      }
      // As an edit of its own, so that the editor's own undo leads back over it; of no more than differs, so that the cursor stays.
      model.pushStackElement()
      model.pushEditOperations([], [{ range, text }], () => null)
      model.pushStackElement()
      replacing.current = false
    }
  }, [revision, ready, session])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a model made later wants its markers too
  useEffect(() => {
    if (!monaco) return
    const { MarkerSeverity } = monaco
    const severity = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Info }
    for (const [name, model] of models.current) {
      const markers = problems
        .filter((p) => p.file === name)
        .map((p) => ({
          severity: severity[p.level],
          message: hoverOf(p),
          code: p.code,
          startLineNumber: p.line,
          startColumn: p.column,
          endLineNumber: p.endLine,
          // A place without width still has to be seen.
          endColumn: p.endLine === p.line && p.endColumn <= p.column ? p.column + 1 : p.endColumn,
        }))
      monaco.editor.setModelMarkers(model, 'meshbook', markers)
    }
    const at = editor.current
    if (!at) return
    const worst = new Map<number, Level>()
    for (const { file: name, line, level } of problems) if (name === file && !worst.has(line)) worst.set(line, level)
    const edge = at.createDecorationsCollection(
      [...worst].map(([line, level]) => ({
        range: new monaco.Range(line, 1, line, 1),
        options: { linesDecorationsClassName: styles[level] },
      })),
    )
    return () => edge.clear()
  }, [monaco, ready, problems, file])

  useEffect(() => {
    const at = editor.current
    if (!monaco || !at || !ready) return
    const here = marks.filter((spot) => spot.file === file)
    const decorations = at.createDecorationsCollection(
      here.map((spot) => ({
        range: new monaco.Range(spot.line, 1, spot.endLine, 1),
        options: { isWholeLine: true, className: styles.marked, linesDecorationsClassName: styles.edge },
      })),
    )
    return () => decorations.clear()
  }, [monaco, ready, marks, file])

  useEffect(() => {
    const at = editor.current
    if (!at || !ready || !reveal || reveal.file !== file) return
    const position = { lineNumber: reveal.line, column: reveal.column }
    at.revealPositionInCenterIfOutsideViewport(position)
    if (!reveal.focus) return
    at.setPosition(position)
    at.focus()
  }, [ready, reveal, file])

  return (
    <>
      <div className={styles.frame} ref={frame} data-editor="large" />
      <p className={styles.tip}>{tabFree ? ui.editor.tabFree : ui.editor.tabTip}</p>
    </>
  )
}

/** Where two texts differ: the offsets in the first, and what the second has there. */
function difference(before: string, after: string): [start: number, end: number, text: string] {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let same = 0
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  return [start, before.length - same, after.slice(start, after.length - same)]
}

/** A finding as a hover shows it: plain text. */
const hoverOf = ({ text, advice }: Finding): string =>
  (advice ? `${text}\n${advice.meaning}\n→ ${advice.remedy}` : text).replaceAll('`', '')

const options = {
  automaticLayout: true,
  fontSize: 13,
  lineHeight: 21,
  fontFamily: 'ui-monospace, "SF Mono", "JetBrains Mono", Menlo, Consolas, "Noto Sans Mono", monospace',
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  // The last line's number dimmed would be too faint to read.
  renderFinalNewline: 'on',
  padding: { top: 10, bottom: 26 },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 8,
  glyphMargin: false,
  folding: true,
  guides: { indentation: false },
  bracketPairColorization: { enabled: false },
  showFoldingControls: 'mouseover',
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 9, horizontalScrollbarSize: 9, alwaysConsumeMouseWheel: false },
  // The card hides what leaves it; lists and hovers must not be cut.
  fixedOverflowWidgets: true,
  quickSuggestions: { other: true, strings: true, comments: false },
  wordBasedSuggestions: 'off',
  suggest: { showWords: false, snippetsPreventQuickSuggestions: false },
  // Chinese punctuation in comments is no attack.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  links: false,
  occurrencesHighlight: 'singleFile',
} as const
