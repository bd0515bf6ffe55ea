/** A request of a list, as the lab's README describes it. */
export interface LabRequest {
  readonly id: string
  /** `IP:PORT`, as the client dials after DNS. */
  readonly dst: string
  readonly proto?: string
  readonly method?: string
  readonly path?: string
  /** null: no Host. */
  readonly authority?: string | null
  readonly headers?: readonly (readonly [string, string])[]
  readonly body?: string
  readonly version?: string
  readonly timeout?: number
  readonly send?: string
  readonly sni?: string
  readonly alpn?: readonly string[]
  readonly direction?: string
  readonly from?: string
  readonly uid?: number
  readonly mtls?: { readonly as?: string; readonly alpn?: readonly string[]; readonly sni?: string } | null
  readonly jwt?: {
    readonly claims?: Record<string, unknown>
    readonly header?: string
    readonly prefix?: string
    readonly bad_signature?: boolean
  }
  readonly closed?: boolean
  readonly close?: readonly string[]
  readonly nowhere?: boolean
  readonly greet?: boolean | number | string
}
