import type { Problem } from '../../worker/protocol'

/** A problem in the page's language. */
export const messageOf = (problem: Problem): string => `${problem.code} ${JSON.stringify(problem.arguments)}`
