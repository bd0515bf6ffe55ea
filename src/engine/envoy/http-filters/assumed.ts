import type { HttpFilter } from '../http/stream.js'
import { step } from './step.js'

/** Why what a filter does is not followed, and what is assumed instead. */
export type Assumption =
  /** Asks a service outside: assumed to let the request pass. */
  | 'service'
  /** Runs code: assumed to change nothing. */
  | 'code'
  /** Changes bodies and the headers about them only. */
  | 'body'
  /** Logs the user in: assumed to be logged in. */
  | 'login'
  /** Reads a cookie that an earlier answer gave: assumed to be the first request. */
  | 'session'

/** A filter that is not modelled: the step says what is assumed. */
export const assumed = (kind: string, assumption: Assumption): HttpFilter => ({
  decode(stream, filter) {
    stream.run.note(step('filter.assumed', 'noted', { filter: filter.name ?? kind, assumption }, { subject: filter }))
    return undefined
  },
})

/** A filter without effect on what becomes of a request: statistics, metadata exchange, the router's own settings. */
export const noEffect: HttpFilter = {}
