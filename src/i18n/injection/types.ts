import type { InjectionErrorCodes, InjectionReasonCodes } from '../../engine/types/injection-reasons.js'

/** Why a pod gets a sidecar, or none, or is refused: one sentence for every code. */
export type InjectionTexts = { readonly [C in keyof InjectionReasonCodes]: (args: InjectionReasonCodes[C]) => string } & {
  readonly [C in keyof InjectionErrorCodes]: (args: InjectionErrorCodes[C]) => string
}
