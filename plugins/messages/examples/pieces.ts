/** An example that raises a code, and what to replace in it so that it no longer does. */
export interface MessageExample {
  readonly text: string
  /** Each piece stands in the text once; an empty one stands for its end. */
  readonly repair: readonly (readonly [piece: string, replacement: string])[]
  /** An example of the course whose files stand beside it. */
  readonly beside?: string
  /** Codes that come with it, whatever one does. */
  readonly also?: readonly string[]
}

/** Documents as one text. */
export const together = (...documents: readonly string[]): string => documents.map((d) => `${d.trim()}\n`).join('---\n')

export const repaired = ({ text, repair }: Pick<MessageExample, 'text' | 'repair'>): string =>
  repair.reduce((t, [piece, replacement]) => (piece === '' ? t + replacement : t.replace(piece, () => replacement)), text)

export const service = (name: string, ports = '{name: http, port: 80}', namespace = 'default'): string => `
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector: {app: ${name}}
  ports:
  - ${ports}`

/** A pod with its sidecar. */
export const pod = (name: string, labels: string, namespace = 'default'): string => `
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: ${namespace}
  labels: {${labels}}
spec:
  containers:
  - {name: app, image: app:1}
  - {name: istio-proxy, image: "istio/proxyv2:1.31.0"}`

export const annotated = (annotation: string): string => `
apiVersion: v1
kind: Pod
metadata:
  name: reviews
  namespace: default
  annotations:
    ${annotation}
spec:
  containers:
  - {name: reviews, image: reviews:1}
  - {name: istio-proxy, image: "istio/proxyv2:1.31.0"}`

export const deployment = (name: string, podSpec: string, namespace = 'default'): string => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    matchLabels: {app: ${name}}
  template:
    metadata:
      labels: {app: ${name}}
    spec:
${podSpec.replace(/^/gm, '      ')}`

export const virtualService = (name: string, spec: string): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
  namespace: default
spec:
${spec.trim().replace(/^/gm, '  ')}`

export const destinationRule = (name: string, spec: string, namespace = 'default'): string => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
${spec.trim().replace(/^/gm, '  ')}`

export const gateway = (name: string, server: string): string => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: ${name}
  namespace: default
spec:
  selector: {istio: ingressgateway}
  servers:
  - ${server.trim().replace(/\n/g, '\n    ')}`

export const serviceEntry = (name: string, spec: string): string => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: default
spec:
${spec.trim().replace(/^/gm, '  ')}`

export const telemetry = (name: string, spec: string): string => `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: ${name}
  namespace: default
spec:
${spec.trim().replace(/^/gm, '  ')}`

export const sidecar = (name: string, spec: string): string => `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: ${name}
  namespace: default
spec:
${spec.trim().replace(/^/gm, '  ')}`

export const envoyFilter = (patch: string): string => `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata:
  name: reviews
  namespace: default
spec:
  configPatches:
  - ${patch.trim().replace(/\n/g, '\n    ')}
`

/** What istiod's chart leaves in the cluster for its injector. */
export const injector = (isByDefault: boolean): string => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: istio-sidecar-injector
  namespace: istio-system
data:
  values: |
    {"global":{"hub":"docker.io/istio","tag":"1.31.0","proxy":{"image":"proxyv2"}},"sidecarInjectorWebhook":{"enableNamespacesByDefault":${isByDefault}}}`

export const namespace = (name: string, labels = ''): string => `
apiVersion: v1
kind: Namespace
metadata:
  name: ${name}${labels && `\n  labels: {${labels}}`}`

/** A certificate for shop.example.com that no one trusts, made for this page. */
export const certificate =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJIekNCeGdJQkFUQUtCZ2dxaGtqT1BRUURBakFiTVJrd0Z3WURWUVFEREJCemFHOXdMbVY0WVcxd2JHVXUKWTI5dE' +
  '1DQVhEVEkwTURFd01UQXdNREF3TUZvWUR6SXhNalF3TVRBeE1EQXdNREF3V2pBYk1Sa3dGd1lEVlFRRApEQkJ6YUc5d0xtVjRZVzF3YkdVdVkyOXRNRmt3RXdZSEtvWkl6' +
  'ajBDQVFZSUtvWkl6ajBEQVFjRFFnQUVIbUFOCkZ1eVNIOHlEbTJPTXhLNDhiQXF0RFFSenc4dms1clB6bi9qWnhCYmxlV2QyeDVnUXVKS2pkUFIrL2dXYXBLYWUKOXJSQl' +
  'A4MklvaEoycDNBSFNEQUtCZ2dxaGtqT1BRUURBZ05JQURCRkFpQUZWMGpySVdRalJlaTNGeXZzRGkxZApTWWR2Q3BQUWlJL1ZxZlh1bzlzTEZ3SWhBTk9sWEZ3UFZRRmpT' +
  'R3dHS2ovYjFwWHc0RDlqTkRaTVBIbVJvTXkwCjRLVFAKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo='

export const certificateKey =
  'LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0tCk1IY0NBUUVFSUNSTlZDcDFhOG9vY1JHbkl3NWdBNG5YNEtIbk1VNmRoc2E5MG1PZG45eHJvQW9HQ0NxR1NNNDkKQX' +
  'dFSG9VUURRZ0FFSG1BTkZ1eVNIOHlEbTJPTXhLNDhiQXF0RFFSenc4dms1clB6bi9qWnhCYmxlV2QyeDVnUQp1SktqZFBSKy9nV2FwS2FlOXJSQlA4MklvaEoycDNBSFNB' +
  'PT0KLS0tLS1FTkQgRUMgUFJJVkFURSBLRVktLS0tLQo='
