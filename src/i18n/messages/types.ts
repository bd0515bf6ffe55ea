import type { MessageArguments, ValueType } from '../../engine/types/messages.js'

export type Language = 'zh-CN' | 'en'

/** The text of every code, from its arguments. Names from the reader's YAML stand in backquotes, which the page shows as code. */
export type Messages = { readonly [C in keyof MessageArguments]: (args: MessageArguments[C]) => string }

/** Words for the types of values, with their article where the language has one. */
export type TypeWords = Readonly<Record<ValueType, string>>
