/** The words around a question that is checked by choice. */
export interface QuestionTexts {
  readonly label: string
  readonly chooseOne: string
  readonly chooseAll: string
  readonly check: string
  readonly again: string
  readonly right: string
  readonly wrong: string
  /** Nothing wrong among what was chosen, but not all that is right. */
  readonly notAll: (found: number, of: number) => string
  readonly nothingChosen: string
  readonly explanation: string
  readonly answer: string
  /** What stands beside a choice after the check. */
  readonly marks: { readonly hit: string; readonly missed: string; readonly only: string; readonly wrong: string }
}
