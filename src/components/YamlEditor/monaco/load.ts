import type { Session } from '../../Playground/session'
import { registerFixes } from './fixes'
import type { Monaco } from './monaco'
import { registerYaml } from './yaml'

let loading: Promise<Monaco> | undefined

/** Which playground a model belongs to, for what the providers ask the engine. */
const owners = new Map<string, Session>()
export const ownModel = (uri: string, session: Session) => owners.set(uri, session)
export const disownModel = (uri: string) => owners.delete(uri)

/** Monaco, once a page, in the page's language. */
export function loadMonaco(language: string): Promise<Monaco> {
  loading ??= start(language)
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

async function start(language: string): Promise<Monaco> {
  // Monaco takes its words when its code first runs.
  if (language === 'zh-CN') await import('monaco-editor/nls/lang/zh-cn')
  self.MonacoEnvironment = {
    getWorker: () => new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module', name: 'meshbook-editor' }),
  }
  const monaco = await import('./parts')
  defineThemes(monaco)
  registerYaml(monaco, (uri) => owners.get(uri))
  registerFixes(monaco, (uri) => owners.get(uri))
  return monaco
}

/** The same three tones as the still text has; Monaco wants them as numbers. */
function defineThemes({ editor }: Monaco): void {
  const rules = (key: string, text: string, number: string, quiet: string) => [
    { token: 'comment.yaml', foreground: quiet, fontStyle: 'italic' },
    { token: 'type.yaml', foreground: key },
    { token: 'string.yaml', foreground: text },
    { token: 'string.escape.yaml', foreground: text },
    { token: 'number.yaml', foreground: number },
    { token: 'number.float.yaml', foreground: number },
    { token: 'number.date.yaml', foreground: number },
    { token: 'keyword.yaml', foreground: number },
    { token: 'operators.yaml', foreground: quiet },
    { token: 'delimiter.bracket.yaml', foreground: quiet },
  ]
  editor.defineTheme('meshbook-light', {
    base: 'vs',
    inherit: true,
    rules: rules('2b55cc', '23752f', '965709', '66708a'),
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#1b2333',
      'editorLineNumber.foreground': '#66708a',
      'editor.lineHighlightBackground': '#f7f8fb',
      'editorHoverWidget.background': '#ffffff',
      'editorHoverWidget.border': '#c5ccda',
      'editorSuggestWidget.background': '#ffffff',
      'editorSuggestWidget.border': '#c5ccda',
      'editorSuggestWidget.selectedBackground': '#eaf0ff',
      'editorSuggestWidget.selectedForeground': '#1b2333',
      'editorSuggestWidget.highlightForeground': '#2b55cc',
      'editorSuggestWidget.focusHighlightForeground': '#2b55cc',
      'editorSuggestWidget.selectedIconForeground': '#2b55cc',
      'editor.lineHighlightBorder': '#00000000',
    },
  })
  editor.defineTheme('meshbook-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: rules('8fadff', '7ddc8c', 'ffc46b', '8b96b0'),
    colors: {
      'editor.background': '#12161f',
      'editor.foreground': '#e6eaf4',
      'editorLineNumber.foreground': '#8b96b0',
      'editor.lineHighlightBackground': '#181d29',
      'editor.lineHighlightBorder': '#00000000',
      'editorWidget.background': '#181d29',
      'editorSuggestWidget.selectedBackground': '#1d2a4d',
      'editorSuggestWidget.selectedForeground': '#e6eaf4',
      'editorSuggestWidget.highlightForeground': '#8fadff',
      'editorSuggestWidget.focusHighlightForeground': '#8fadff',
      'editorHoverWidget.border': '#434d66',
      'editorSuggestWidget.background': '#181d29',
      'editorHoverWidget.background': '#181d29',
    },
  })
}
