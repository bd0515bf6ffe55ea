import { step } from '../step.js'
import { allowsRetry } from '../upstream/circuit-breakers.js'
import type { Attempt, ExchangeState } from './exchange-state.js'
import { countAttempt, expect } from './request-headers.js'
import { retriedAnswer, retriedReset } from './retry.js'

/** More than any policy asks for in earnest: bounds the work. */
const MOST_ATTEMPTS = 64

/** Which word of the policy an attempt's end falls under, if any; undefined where nothing is ever retried. */
export function reasonToRetry(
  s: ExchangeState,
  attempt: Attempt,
): { readonly word: string | undefined; readonly reason: string } | undefined {
  const { retries } = s
  if (!retries || attempt.kind === 'no-host') return undefined
  if (attempt.kind === 'failure') return { word: retriedReset(retries, attempt.failure.reason), reason: attempt.failure.reason }
  const { status, headers } = attempt.answer
  return { word: retriedAnswer(retries, status, headers), reason: String(status) }
}

/** Whether another attempt is allowed: by a word of the policy, the number of attempts, and the cluster's limit. */
export function mayRetry(s: ExchangeState, { word, reason }: { readonly word: string | undefined; readonly reason: string }): boolean {
  const { retries, stream, cluster } = s
  if (word === undefined) {
    stream.run.note(step('route', 'router.not-retried', 'missed', { reason }))
    return false
  }
  if (s.attempts > (retries?.retries ?? 0) || s.attempts >= MOST_ATTEMPTS) {
    stream.run.note(step('route', 'router.retries-exhausted', 'ended', { attempts: s.attempts, reason: word }))
    s.flags.push('URX')
    return false
  }
  if (!allowsRetry(cluster)) {
    stream.run.note(step('cluster', 'router.retries-overflow', 'ended', { reason: word }, { subject: cluster }))
    s.flags.push('UO')
    return false
  }
  return true
}

/** Waits before the next attempt for a time that is drawn; false where the timeout comes first. */
export function waits(s: ExchangeState): boolean {
  const longest = s.retries?.backOff(s.attempts) ?? 0
  const left = (s.timeouts.global ?? Number.POSITIVE_INFINITY) - s.elapsed
  const isInTime = left >= longest || s.stream.run.chance.happens(Math.max(0, left / longest))
  s.elapsed += isInTime ? Math.min(longest, left) / 2 : left
  return isInTime
}

/** Begins the next attempt. */
export function retry(s: ExchangeState, { word }: { readonly word: string | undefined }): void {
  s.attempts++
  s.stream.run.note(step('route', 'router.retried', 'taken', { attempt: s.attempts, reason: word ?? '' }))
  countAttempt(s)
  expect(s)
}
