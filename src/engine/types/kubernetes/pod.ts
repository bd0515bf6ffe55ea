export interface PodSpec {
  serviceAccountName?: string
  nodeName?: string
  hostNetwork?: boolean
  hostname?: string
  subdomain?: string
  containers?: Container[]
  initContainers?: Container[]
}

export interface Container {
  name?: string
  image?: string
  ports?: { name?: string; containerPort?: number; protocol?: string }[]
  [field: string]: unknown
}

export interface PodStatus {
  phase?: string
  podIP?: string
  podIPs?: { ip?: string }[]
  conditions?: { type?: string; status?: string }[]
}
