/** `networking.k8s.io/v1` Ingress's spec. */
export interface IngressSpec {
  ingressClassName?: string
  defaultBackend?: unknown
  tls?: { hosts?: string[]; secretName?: string }[]
  rules?: IngressRule[]
}

export interface IngressRule {
  host?: string
  http?: { paths?: IngressPath[] }
}

export interface IngressPath {
  path?: string
  pathType?: 'Exact' | 'Prefix' | 'ImplementationSpecific'
  backend?: { service?: { name?: string; port?: { number?: number; name?: string } } }
}

export interface IngressClassSpec {
  controller?: string
}
