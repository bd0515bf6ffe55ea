import type { Token } from '../../../types/request.js'
import type { TraceStep } from '../../../types/trace.js'
import type { HeaderMap } from '../../http/header-map.js'
import type { JwtProvider } from './provider.js'

/** What a verification works on, and what comes of it. */
export interface Verification {
  readonly providers: ReadonlyMap<string, JwtProvider>
  readonly headers: HeaderMap
  readonly tokens: readonly Token[]
  readonly now: number | undefined
  /** What verified tokens leave for the filters behind. */
  readonly metadata: Record<string, unknown>
  readonly steps: TraceStep[]
  clearsRoute: boolean
}
