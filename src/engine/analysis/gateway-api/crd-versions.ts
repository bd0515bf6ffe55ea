import type { Analyzer } from '../context.js'
import { own } from '../read.js'

type Version = readonly [major: number, minor: number, patch: number]

/** Istio: pkg/config/schema/gatewayapi/minimumversions.go */
const minimumVersions: ReadonlyMap<string, Version> = new Map([
  ['grpcroutes.gateway.networking.k8s.io', [1, 1, 0]],
  ['backendtlspolicies.gateway.networking.k8s.io', [1, 4, 0]],
  ['tlsroutes.gateway.networking.k8s.io', [1, 5, 0]],
  ['tcproutes.gateway.networking.k8s.io', [1, 6, 0]],
])

/** `v1.4.0-rc.1+x` with minor and patch optional; the suffixes as they are written. */
const semver = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?((?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)((?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)$/

const isBelow = (a: Version, b: Version): boolean => {
  const at = a.findIndex((n, i) => n !== b[i])
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0)
}

/**
 * CRDs of the Gateway API that are older than this Istio reads.
 * Istio: pkg/config/analysis/analyzers/k8sgateway/crdversion.go
 */
export const crdVersions: Analyzer = {
  name: 'k8sgateway.CRDVersionAnalyzer',
  codes: ['IST0176'],
  analyze(context) {
    for (const definition of context.all('CustomResourceDefinition')) {
      const minimum = minimumVersions.get(definition.name)
      const match = semver.exec(own(definition.annotations, 'gateway.networking.k8s.io/bundle-version') ?? '')
      if (!minimum || !match) continue
      const [, major, minor = '0', patch = '0', prerelease = '', metadata = ''] = match
      const version: Version = [Number(major), Number(minor), Number(patch)]
      if (!isBelow(version, minimum)) continue
      const installedVersion = version.join('.') + prerelease + metadata
      context.report('IST0176', definition, { crd: definition.name, installedVersion, minimumVersion: minimum.join('.') })
    }
  },
}
