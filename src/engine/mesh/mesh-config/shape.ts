/**
 * What a field of a protobuf message may hold when it is written as JSON. A string shape is a scalar; `any` is passed on as it is.
 */
export type Shape =
  | 'string'
  | 'boolean'
  | 'number'
  | 'any'
  | { readonly enum: readonly (string | null)[] }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | Message

export interface Message {
  readonly fields: Readonly<Record<string, Shape>>
}

export const message = (fields: Record<string, Shape>): Message => ({ fields })
export const list = (of: Shape): Shape => ({ list: of })
export const map = (of: Shape): Shape => ({ map: of })
export const oneOf = (...values: (string | null)[]): Shape => ({ enum: values })
export const strings = list('string')
export const number = 'number'
export const string = 'string'
export const boolean = 'boolean'

export const keepalive = message({ probes: number, time: string, interval: string })
export const clientTls = message({
  mode: oneOf('DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'),
  clientCertificate: string,
  privateKey: string,
  caCertificates: string,
  credentialName: string,
  subjectAltNames: strings,
  sni: string,
  insecureSkipVerify: boolean,
  caCrl: string,
})
