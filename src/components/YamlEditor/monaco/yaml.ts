import { ui } from '@texts/ui'
import type { Completion, Hover } from '../../../worker/protocol'
import type { Session } from '../../Playground/session'
import { describe, fieldsOf } from './fields'
import type { Monaco } from './monaco'

/** Completion, hover and formatting for YAML: the engine's worker knows the schemas, the page has the words. */
export function registerYaml(monaco: Monaco, sessionOf: (uri: string) => Session | undefined): void {
  const { languages, Range } = monaco
  languages.setLanguageConfiguration('yaml', {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '[', close: ']' },
      { open: '"', close: '"' },
      { open: "'", close: "'" },
    ],
    onEnterRules: [{ beforeText: /^\s*(?:- +)*[^\s#].*:\s*$/, action: { indentAction: languages.IndentAction.Indent } }],
    folding: { offSide: true },
  })

  languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', ':', '-'],
    async provideCompletionItems(model, position) {
      const session = sessionOf(model.uri.toString())
      const found = await session?.ask('complete', { text: model.getValue(), offset: model.getOffsetAt(position) })
      if (!found || model.isDisposed()) return { suggestions: [] }
      const fields = await fieldsOf(found.kind)
      const range = Range.fromPositions(model.getPositionAt(found.start), model.getPositionAt(found.end))
      return {
        suggestions: found.items.map((item, i) => ({
          label: { label: item.label, description: item.required ? ui.editor.required : undefined },
          kind: kindOf(item, monaco),
          detail: item.types.join(' | '),
          documentation: describe(fields, item.field),
          insertText: item.insert,
          insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
          filterText: item.label.replace(/^- /, ''),
          sortText: `${item.required ? 0 : 1}${String(i).padStart(4, '0')}`,
          range,
          command: item.again ? { id: 'editor.action.triggerSuggest', title: '' } : undefined,
        })),
      }
    },
  })

  languages.registerHoverProvider('yaml', {
    async provideHover(model, position) {
      const session = sessionOf(model.uri.toString())
      const found = await session?.ask('hover', { text: model.getValue(), offset: model.getOffsetAt(position) })
      if (!found || model.isDisposed()) return undefined
      const range = Range.fromPositions(model.getPositionAt(found.start), model.getPositionAt(found.end))
      return { range, contents: wordsOf(found, describe(await fieldsOf(found.kind), found.field)).map((value) => ({ value })) }
    },
  })

  languages.registerDocumentFormattingEditProvider('yaml', {
    async provideDocumentFormattingEdits(model) {
      const { formatYaml } = await import('../format-yaml')
      const text = formatYaml(model.getValue())
      return text === undefined || text === model.getValue() ? [] : [{ range: model.getFullModelRange(), text }]
    },
  })
}

function kindOf({ is }: Completion, { languages: { CompletionItemKind } }: Monaco) {
  return {
    key: CompletionItemKind.Property,
    value: CompletionItemKind.EnumMember,
    name: CompletionItemKind.Reference,
    beginning: CompletionItemKind.Snippet,
  }[is]
}

function wordsOf({ field, types, values, required }: Hover, description: string | undefined): string[] {
  const facts = [`**${field}**`, types.join(' | '), required ? ui.editor.required : ''].filter(Boolean).join(' · ')
  const allowed = values.length > 0 ? `${ui.editor.oneOf} ${values.map((v) => `\`${v}\``).join(' · ')}` : ''
  return [facts, description ?? '', allowed].filter(Boolean)
}
