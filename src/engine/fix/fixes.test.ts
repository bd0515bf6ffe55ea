import { describe, expect, it } from 'vitest'
import { createJudge } from '../judge.js'
import { type Fix, mayHaveFix } from '../types/fix.js'
import { applyEdits, fixableCodes, fixesFor } from './index.js'

const base = `apiVersion: v1
kind: Namespace
metadata: {name: default, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: default}
spec: {selector: {app: reviews}, ports: [{name: http, port: 9080}]}
---
apiVersion: v1
kind: Service
metadata: {name: ratings, namespace: other}
spec: {selector: {app: ratings}, ports: [{name: http, port: 9080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews-v1, namespace: default}
spec:
  selector: {matchLabels: {app: reviews, version: v1}}
  template:
    metadata: {labels: {app: reviews, version: v1}}
    spec: {containers: [{name: reviews, image: reviews}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews-v2, namespace: default}
spec:
  selector: {matchLabels: {app: reviews, version: v2}}
  template:
    metadata: {labels: {app: reviews, version: v2}}
    spec: {containers: [{name: reviews, image: reviews}]}
`

/** The first message with a code, and what its fixes make of the text. */
function mended(code: string, text: string): { readonly fixes: readonly Fix[]; readonly texts: readonly string[] } {
  const files = [
    { name: 'base.yaml', text: base },
    { name: 'rules.yaml', text },
  ]
  const judge = createJudge(undefined, Date.UTC(2026, 0))
  const complaint = judge(files).complaints.find((one) => one.code === code)
  if (!complaint) throw new Error(`no ${code}: ${judge(files).complaints.map((one) => one.code)}`)
  const fixes = fixesFor(complaint, files, judge)
  return { fixes, texts: fixes.map(({ edits }) => applyEdits(files, edits)?.[1]?.text ?? '') }
}

const virtualService = (spec: string): string => `# Who owns this: team A
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: default
spec:
  hosts:
    - reviews # the short name
${spec}`

describe('a fix changes only what has to be different', () => {
  const cases: readonly (readonly [name: string, code: string, text: string, from: string, to: string])[] = [
    [
      'a field’s name',
      'MB0111',
      virtualService(`  http:
    - route:
        - destination: {host: reviews}
          wieght: 100 # all of it
`),
      'wieght: 100 #',
      'weight: 100 #',
    ],
    [
      'an apiVersion',
      'MB0103',
      virtualService('  http: [{route: [{destination: {host: reviews}}]}]\n').replace('networking.istio.io/v1', 'networking.istoi.io/v1'),
      'networking.istoi.io/v1',
      'networking.istio.io/v1',
    ],
    [
      'a value in quotes',
      'MB0112',
      virtualService(`  http:
    - route:
        - destination: {host: reviews, port: {number: "9080"}} # quoted
`),
      '"9080"',
      '9080',
    ],
    [
      'a value without quotes',
      'MB0113',
      virtualService(`  http:
    - match:
        - headers: {x-canary: {exact: true}} # a header is text
      route: [{destination: {host: reviews}}]
    - route: [{destination: {host: reviews}}]
`),
      'exact: true',
      'exact: "true"',
    ],
    [
      'a host',
      'IST0101',
      virtualService(`  http:
    - route: # all
        - destination:
            # misspelled
            host: reveiws # here
`),
      'host: reveiws #',
      'host: reviews #',
    ],
    [
      'a short host of another namespace',
      'IST0101',
      virtualService("  http: [{route: [{destination: {host: 'ratings'}}]}]\n"),
      "'ratings'",
      "'ratings.other.svc.cluster.local'",
    ],
    [
      'half a name',
      'IST0101',
      virtualService('  http: [{route: [{destination: {host: ratings.other}}]}]\n'),
      'ratings.other',
      'ratings.other.svc.cluster.local',
    ],
    [
      'a namespace',
      'IST0101',
      `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: p, namespace: default}
spec:
  rules:
    - from:
        - source:
            namespaces: [defualt] # ours
`,
      'defualt',
      'default',
    ],
    [
      'an old field',
      'MB0321',
      virtualService(`  http:
    - route: [{destination: {host: reviews}}]
      mirror: {host: reviews}
      mirrorPercent: 5 # a little
`),
      'mirrorPercent: 5 # a little',
      'mirrorPercentage:\n        value: 5 # a little',
    ],
    [
      'a port that is not there',
      'IST0101',
      virtualService('  http: [{route: [{destination: {host: reviews, port: {number: 9081}}}]}]\n'),
      '9081',
      '9080',
    ],
    [
      'the order of rules, each with its comments',
      'MB0501',
      virtualService(`  http:
    # everyone else
    - match: [{uri: {prefix: /a}}]
      route:
        - destination: {host: reviews}

    # digits first
    - match: [{uri: {regex: "/a/[0-9]+"}}]
      route:
        - destination: {host: reviews} # last
`),
      `    # everyone else
    - match: [{uri: {prefix: /a}}]
      route:
        - destination: {host: reviews}

    # digits first
    - match: [{uri: {regex: "/a/[0-9]+"}}]
      route:
        - destination: {host: reviews} # last
`,
      `    # digits first
    - match: [{uri: {regex: "/a/[0-9]+"}}]
      route:
        - destination: {host: reviews} # last
    # everyone else
    - match: [{uri: {prefix: /a}}]
      route:
        - destination: {host: reviews}

`,
    ],
    [
      'a label that is missing',
      'IST0102',
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop # the shop\n  # nothing more\n',
      '  name: shop # the shop\n',
      '  name: shop # the shop\n  labels:\n    istio-injection: enabled\n',
    ],
    [
      'an annotation on the wrong object',
      'IST0107',
      `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    proxy.istio.io/config: "concurrency: 2" # two threads
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
    spec: {containers: [{name: web, image: web}]}
`,
      `  annotations:
    proxy.istio.io/config: "concurrency: 2" # two threads
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
`,
      `spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
      annotations:
        proxy.istio.io/config: "concurrency: 2" # two threads
`,
    ],
    [
      'a port’s name',
      'IST0118',
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports:\n    - name: web # page\n      port: 8080\n',
      'name: web # page',
      'name: http-web # page',
    ],
  ]
  it.each(cases)('%s', (_, code, text, from, to) => {
    expect(text).toContain(from)
    for (const newline of ['\n', '\r\n']) {
      const as = (part: string): string => part.replaceAll('\n', newline)
      expect(mended(code, as(text)).texts).toContain(as(text).replace(as(from), as(to)))
    }
  })

  it('a subset, in the DestinationRule of the host', () => {
    const text = `${virtualService('  http: [{route: [{destination: {host: reviews, subset: v2}}]}]\n')}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: default}
spec:
  host: reviews
  subsets:
    - name: v1 # the first
      labels: {version: v1} # its pods
  # nothing below
`
    const { texts } = mended('IST0101', text)
    expect(texts).toEqual([text.replace('# its pods\n', '# its pods\n    - name: v2\n      labels:\n        version: v2\n')])
  })

  it('a match of several that nothing reaches, and not the rule with it', () => {
    const text = virtualService(`  http:
    - match: [{uri: {prefix: /a}}]
      route: [{destination: {host: reviews}}]
    - match:
        # deeper
        - uri: {regex: "/a/[0-9]+"}
        # elsewhere
        - uri: {prefix: /b}
      route: [{destination: {host: reviews}}]
`)
    const { fixes, texts } = mended('MB0501', text)
    expect(fixes.map(({ code }) => code)).toEqual(['remove-match'])
    expect(texts).toEqual([text.replace('        # deeper\n        - uri: {regex: "/a/[0-9]+"}\n', '')])
  })

  it('and nothing where a fix would bring another message', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  annotations: {sidecar.istio.io/injekt: "false"}\nspec: {containers: []}\n'
    // Spelled as it is meant it is the annotation whose place a label has taken.
    expect(mended('IST0108', text).fixes).toEqual([])
    expect(mended('IST0108', text.replace('injekt: "false"', 'proxyCPUU: "200m"')).fixes.map(({ code }) => code)).toEqual(['rename-field'])
  })
})

it('the list of codes that may have a fix is whole', () => {
  expect([...mayHaveFix].sort()).toEqual([...fixableCodes].sort())
})
