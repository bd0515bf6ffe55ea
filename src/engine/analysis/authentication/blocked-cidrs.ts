import type { Analyzer } from '../context.js'
import { listAt, own, textAt } from '../read.js'

/**
 * RequestAuthentications while istiod is not told which networks to keep out of when it fetches keys.
 * Istio: pkg/config/analysis/analyzers/authn/blockedcidrs.go
 */
export const blockedCidrs: Analyzer = {
  name: 'authn.BlockedCIDRsAnalyzer',
  codes: ['IST0175'],
  analyze(context) {
    const names = [...context.all('RequestAuthentication')].map(({ fullName }) => fullName)
    if (names.length === 0) return
    for (const deployment of context.all('Deployment')) {
      if (own(deployment.labels, 'app') !== 'istiod') continue
      const isSet = listAt(deployment.spec, 'template', 'spec', 'containers').some((container) =>
        listAt(container, 'env').some((e) => textAt(e, 'name') === 'BLOCKED_CIDRS_IN_JWKS_URIS' && textAt(e, 'value') !== ''),
      )
      if (!isSet) context.report('IST0175', deployment, { count: names.length, names })
    }
  },
}
