/** The words of a table that can be filtered. */
export interface FilterTexts {
  readonly placeholder: string
  readonly shown: (rows: number, of: number) => string
}
