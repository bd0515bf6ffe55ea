/** What Envoy's TLS library knows by name. Istio: pkg/config/security/security.go#ValidCipherSuites */
const known = new Set([
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
])

/** The suites that Envoy would take, each once; expressions (`-SHA`, `[A|B]`) are left to Envoy. */
export function usableCipherSuites(suites: readonly string[] | undefined): string[] {
  const usable = (suite: string): boolean => suite === '' || suite === 'ALL' || /^[^\p{N}\p{L}]/u.test(suite) || known.has(suite)
  return [...new Set(suites)].filter(usable)
}

/** What a sidecar takes for mutual TLS where the mesh says nothing else. Istio: pilot/pkg/security/authn/utils/utils.go#SupportedCiphers */
export const meshCipherSuites: readonly string[] = [
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-GCM-SHA256',
]
