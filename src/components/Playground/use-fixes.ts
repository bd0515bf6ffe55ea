import { useEffect, useState } from 'react'
import { mayHaveFix } from '../../engine/types/fix'
import type { Finding } from './finding'
import type { Fixes } from './fixer'
import type { Session } from './session'

/** What would mend a finding, once it is known; asked when it has stood for `delay` milliseconds. */
export function useFixes(session: Session, finding: Finding, isWanted: boolean, delay = 0): Fixes | undefined {
  const [fixes, setFixes] = useState<Fixes>()
  useEffect(() => {
    if (!isWanted || !mayHaveFix.has(finding.code)) return
    let current = true
    const timer = setTimeout(() => {
      void session.fixesFor(finding).then((found) => current && setFixes(found))
    }, delay)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [session, finding, isWanted, delay])
  return fixes
}
