import type { HttpStream, RouterOutcome } from '../http/stream.js'
import type { Cluster } from '../shapes.js'
import { step } from '../step.js'
import { attempt } from './attempt.js'
import { deadline } from './deadlines.js'
import { fail, pass, RESPONSE_TIMEOUT, reply, timeOut } from './ending.js'
import { beginExchange } from './exchange-state.js'
import { countAttempt } from './request-headers.js'
import { mayRetry, reasonToRetry, retry, waits } from './retrying.js'

/** Sends a request to a cluster, again where the route's policy says so, until there is an answer for the client. */
export function exchange(stream: HttpStream, action: object, name: string, cluster: Cluster): RouterOutcome {
  const s = beginExchange(stream, action, name, cluster)
  countAttempt(s)
  while (true) {
    const tried = attempt(s)
    if (tried.kind === 'no-host') return reply(s, { code: 503, details: 'no_healthy_upstream', flags: ['UH'], body: 'no healthy upstream' })
    s.group = tried.group
    const ended = deadline(s, tried)
    if (ended) return ended
    s.elapsed += tried.kind === 'answer' ? tried.answer.milliseconds : tried.failure.milliseconds
    const why = reasonToRetry(s, tried)
    if (why !== undefined && mayRetry(s, why)) {
      if (!waits(s)) return timeOut(s, RESPONSE_TIMEOUT)
      retry(s, why)
      continue
    }
    if (tried.kind === 'failure') return fail(s, tried.failure)
    stream.run.note(step('endpoint', 'router.answered', 'taken', { status: tried.answer.status, attempt: s.attempts }))
    return pass(s, tried.answer)
  }
}
