import type { ServerBehaviour } from '../../engine/types/request'
import type { Expectation, Happened } from '../../worker/check'

/** The words of exercises. */
export interface ExerciseTexts {
  readonly title: string
  /** How to go about it, before anything has run. */
  readonly task: string
  readonly noScript: string
  readonly passed: (n: number, of: number) => string
  readonly allPassed: string
  readonly solvedBefore: string
  readonly checking: string
  readonly broken: string
  readonly notChecked: string
  readonly states: { readonly passed: string; readonly failed: string; readonly waiting: string }
  readonly from: (from: string) => string
  readonly outside: string
  /** What the applications do, where that is not the plain thing. */
  readonly server: (server: ServerBehaviour) => string
  readonly expected: string
  readonly happened: string
  readonly trace: string
  readonly showSolution: string
  readonly showSolutionTip: string
  readonly back: string
  readonly compare: string
  readonly hideCompare: string
  readonly compareHint: string
  readonly same: string
  readonly more: (n: number) => string
  /** What is expected, a phrase each. */
  readonly wanted: (expect: Expectation, name: keyof Expectation) => string
  /** What came of it, a phrase each; undefined for what is not worth saying. */
  readonly got: (happened: Happened, name: keyof Happened) => string | undefined
  /** Between phrases. */
  readonly comma: string
}
