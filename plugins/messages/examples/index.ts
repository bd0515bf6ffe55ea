import { beyondExamples } from './beyond'
import type { MessageExample } from './pieces'
import { routingExamples } from './routing'
import { workloadExamples } from './workloads'

export { type MessageExample, repaired } from './pieces'

/** An example of each code that has a page. */
export const messageExamples: Readonly<Record<string, MessageExample>> = { ...routingExamples, ...workloadExamples, ...beyondExamples }
