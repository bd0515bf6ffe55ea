import ipaddr from 'ipaddr.js'
import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, listAt, textAt, textOf } from '../read.js'

/**
 * Istio's webhooks whose address, that of a control plane elsewhere, is missing, malformed or no hostname.
 * Istio: pkg/config/analysis/analyzers/externalcontrolplane/externalcontrolplane.go
 */
export const externalControlPlane: Analyzer = {
  name: 'externalcontrolplane.ExternalControlPlaneAnalyzer',
  codes: ['IST0163', 'IST0164'],
  analyze(context) {
    for (const configuration of context.all('ValidatingWebhookConfiguration')) {
      const { name } = configuration
      if (name === 'istiod-default-validator' || name.startsWith('istio-validator')) look(configuration, context)
    }
    for (const configuration of context.all('MutatingWebhookConfiguration')) {
      if (configuration.name.startsWith('istio-sidecar-injector')) look(configuration, context)
    }
  },
}

function look(configuration: Instance, context: AnalysisContext): void {
  for (const hook of listAt(configuration.object, 'webhooks')) {
    const webhook = textAt(hook, 'name')
    const url = at(hook, 'clientConfig', 'url')
    if (url === undefined) {
      if (at(hook, 'clientConfig', 'service') !== undefined) continue
      context.report('IST0163', configuration, { hostname: '', webhook, problem: 'blank' })
      continue
    }
    const hostname = textOf(url)
    const host = hostOf(hostname)
    if (host === undefined) context.report('IST0163', configuration, { hostname, webhook, problem: 'malformed' })
    else if (ipaddr.IPv4.isValidFourPartDecimal(host) || ipaddr.IPv6.isValid(host)) {
      context.report('IST0164', configuration, { hostname, webhook })
    }
  }
}

/** The host in a URL, without port and brackets; undefined where Go would not parse the URL. */
function hostOf(url: string): string | undefined {
  if ([...url].some((c) => c < ' ' || c === '\x7f') || /%(?![0-9a-fA-F]{2})/.test(url) || url.startsWith(':')) return undefined
  const [, , authority = ''] = /^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?(\/\/([^/?#]*))?/.exec(url) ?? []
  const withoutScheme = /^([^/?#:]*):/.exec(url)?.[1]
  if (withoutScheme !== undefined && !/^[a-zA-Z][a-zA-Z0-9+.-]*$/.test(withoutScheme)) return undefined
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  const [, inBrackets, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(host) ?? []
  if (inBrackets === undefined && plain === '' && host !== '' && !host.startsWith(':')) return undefined
  if (!/^\d*$/.test(port) || /[\s<>"\\^`{|}[\]]/.test(plain)) return undefined
  return inBrackets ?? plain
}
