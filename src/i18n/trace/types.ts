/** The sentence of every code of one part of the way, from its arguments. Names from the configuration stand in backquotes. */
export type StepTexts<Codes> = { readonly [C in keyof Codes]: (args: Codes[C]) => string }
