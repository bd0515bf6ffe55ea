/** A walk as a page holds it before any script runs. */
export interface PacketStill {
  readonly packet: string
  readonly yaml?: string
  readonly steps: readonly { readonly depth: number; readonly code?: string; readonly text: string }[]
  /** Why there is no walk. */
  readonly fault?: string
}
