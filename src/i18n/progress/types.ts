/** The words of a reader's progress. */
export interface ProgressTexts {
  readonly title: string
  readonly chapters: (n: number, of: number) => string
  readonly questions: (right: number, answered: number) => string
  readonly exercises: (n: number) => string
  readonly nothing: string
  readonly export: string
  readonly import: string
  readonly clear: string
  readonly reallyClear: string
  readonly keep: string
  readonly exported: string
  readonly imported: string
  readonly refused: string
  readonly cleared: string
  readonly noScript: string
  /** Said of a chapter in the sidebar. */
  readonly read: string
}
