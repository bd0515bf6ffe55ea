import type { InjectionErrorCode, InjectionErrorCodes } from '../../types/injection-reasons.js'
import type { Path } from '../../types/source.js'

/** What makes the injector refuse a pod, as a code with arguments. Its texts are in `src/i18n/injection`. */
export class InjectionError<C extends InjectionErrorCode = InjectionErrorCode> extends Error {
  override readonly name = 'InjectionError'
  /** `path`: where in the document it is, as far as that is known. */
  constructor(
    readonly code: C,
    readonly args: InjectionErrorCodes[C],
    readonly path: Path = [],
  ) {
    super(`${code} ${JSON.stringify(args)}`)
  }
}

/** `make()`; what it throws is at `pathOf(error)` of the document. */
export function located<T>(make: () => T, pathOf: (error: InjectionError) => Path): T {
  try {
    return make()
  } catch (error) {
    throw error instanceof InjectionError ? new InjectionError(error.code, error.args, pathOf(error)) : error
  }
}
