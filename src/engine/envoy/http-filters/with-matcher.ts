import type { HttpStream } from '../http/stream.js'
import { requestFacts } from '../rbac/facts.js'
import { followMatcher } from '../rbac/matcher.js'
import { field, isFields, messageOf } from '../reading.js'
import type { Filter } from '../shapes.js'

/** The matching tree of a filter that stands in an ExtensionWithMatcher (`envoy.extensions.common.matching.v3`). */
export function withMatcher({ typed_config: config }: Filter): object | undefined {
  if (messageOf(config) !== 'ExtensionWithMatcher') return undefined
  const matcher = field(config, 'xds_matcher') ?? field(config, 'matcher')
  return isFields(matcher) ? matcher : undefined
}

/** Whether the tree leads to skipping the filter for this request. */
export const isSkipped = (matcher: object, stream: HttpStream): boolean =>
  messageOf(followMatcher(matcher, requestFacts(stream))) === 'SkipFilter'
