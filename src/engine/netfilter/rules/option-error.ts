/** What can be wrong with an option. */
export type OptionErrorCode =
  | 'option.not-an-object'
  | 'option.wrong-type'
  | 'option.bad-range'
  | 'option.bad-address'
  | 'option.wildcard-excluded'

/** An option that the real tool refuses. `value` is what was written, or for a wrong type the type that is wanted. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
  constructor(
    readonly code: OptionErrorCode,
    readonly option: string,
    readonly value: string,
  ) {
    super(`${code} ${option} ${value}`)
  }
}
