import type { SidecarCapture } from '../../../engine/types/capture.js'
import type { InjectionPiece, InjectionPieceCode } from '../../../engine/types/injection-pieces.js'
import type { InjectionRuleCodes } from '../../../engine/types/injection-rules.js'

/** What the view of injection says besides the reasons: rules, pieces of a pod, options of istio-iptables, and its own words. */
export interface InjectionViewTexts {
  readonly rules: { readonly [C in keyof InjectionRuleCodes]: (args: InjectionRuleCodes[C]) => string }
  readonly pieces: { readonly [C in InjectionPieceCode]: (args: InjectionPiece['arguments']) => string }
  /** What an option decides; options without a word of their own are shown by name only. */
  readonly options: { readonly [K in keyof SidecarCapture]?: string }
  readonly words: {
    readonly label: string
    readonly outcomes: Readonly<Record<'injected' | 'left-alone' | 'refused', string>>
    /** What a refusal comes to, behind its reason. */
    readonly refused: string
    readonly none: string
    readonly more: (n: number) => string
    readonly workloads: string
    readonly pod: string
    readonly pieces: string
    readonly rules: string
    readonly asked: string
    readonly decided: string
    readonly passed: string
    readonly capture: string
    readonly noCapture: string
    readonly unchanged: (n: number) => string
    readonly fold: string
    readonly native: string
    readonly nativeTip: string
    readonly cni: string
    readonly cniTip: string
    readonly before: string
    readonly option: string
    readonly value: string
    readonly meaning: string
    readonly added: (n: number) => string
    readonly noScript: string
    readonly show: string
  }
}
