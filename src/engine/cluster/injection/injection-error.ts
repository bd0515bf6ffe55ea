import type { InjectionErrorCode, InjectionErrorCodes } from '../../types/injection-reasons.js'

/** What makes the injector refuse a pod, as a code with arguments. Its texts are in `src/i18n/injection`. */
export class InjectionError<C extends InjectionErrorCode = InjectionErrorCode> extends Error {
  override readonly name = 'InjectionError'
  constructor(
    readonly code: C,
    readonly args: InjectionErrorCodes[C],
  ) {
    super(`${code} ${JSON.stringify(args)}`)
  }
}
