import type { Labels } from '../resource.js'

/** `networking.istio.io` Gateway's spec. */
export interface GatewaySpec {
  selector?: Labels
  servers?: Server[]
}

export interface IstioPort {
  number?: number
  name?: string
  protocol?: string
  targetPort?: number
}

export interface Server {
  name?: string
  port?: IstioPort
  bind?: string
  hosts?: string[]
  tls?: ServerTlsSettings
  defaultEndpoint?: string
}

export interface ServerTlsSettings {
  mode?: 'PASSTHROUGH' | 'SIMPLE' | 'MUTUAL' | 'AUTO_PASSTHROUGH' | 'ISTIO_MUTUAL' | 'OPTIONAL_MUTUAL'
  httpsRedirect?: boolean
  serverCertificate?: string
  privateKey?: string
  caCertificates?: string
  caCrl?: string
  credentialName?: string
  credentialNames?: string[]
  caCertCredentialName?: string
  tlsCertificates?: { serverCertificate?: string; privateKey?: string; caCertificates?: string }[]
  subjectAltNames?: string[]
  verifyCertificateSpki?: string[]
  verifyCertificateHash?: string[]
  minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3'
  maxProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3'
  cipherSuites?: string[]
  insecureSkipVerify?: boolean | null
}
