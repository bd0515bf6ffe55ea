/** What a command prints on standard output, what it notes on standard error, and the status it ends with. */
export interface Outcome {
  readonly text: string
  readonly notes?: readonly string[]
  readonly status?: number
}
