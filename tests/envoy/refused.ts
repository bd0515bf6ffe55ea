/** Why a real Envoy refuses a proxy's configuration although the real istiod sends the very same, by `SCENARIO/PROXY`. */
export const refused: Readonly<Record<string, string>> = {
  'ambient-waypoint-patches/waypoint.waypoint': "script load error: [string \"x\"]:1: '=' expected near '<eof>'",
  'ambient-waypoint-policies/waypoint.waypoint':
    "Provider 'origins-1' in jwt_authn config has invalid local jwks: Jwks doesn't have any valid public key",
  'authorization/ratings-v1': "Provider 'origins-0' in jwt_authn config has invalid local jwks: Jwks doesn't have any valid public key",
  'dr-dynamic-dns/client':
    'dynamic_forward_proxy cluster must have auto_sni and auto_san_validation true unless allow_insecure_cluster_options is set.',
  'ef-clusters/gateway.router':
    "cluster manager: cluster provided LB not specified but cluster 'added-gateway' provided one. Check cluster documentation.",
  'ef-gateway/gateway.router': "error adding listener '0.0.0.0:8443': no filter chains specified",
  'ef-http-filters/client': "Provider 'p' in jwt_authn config has invalid local jwks: Jwks is an invalid JSON",
  'ef-http-filters/server': "Provider 'p' in jwt_authn config has invalid local jwks: Jwks is an invalid JSON",
  'ef-listeners/client': 'FilterChainMatchValidationError.DestinationPort: value must be inside range [1, 65535]',
  'ef-listeners/server': 'FilterChainMatchValidationError.DestinationPort: value must be inside range [1, 65535]',
  'ef-network-filters/server': "Didn't find a registered implementation for 'after' with type URL: ''",
  'ef-order/client': 'HealthCheckValidationError.Timeout: value is required',
  'ef-order/server': 'HealthCheckValidationError.Timeout: value is required',
  'ef-routes/client': 'RouteActionValidationError.Cluster: value length must be at least 1 characters',
  'ef-routes/server': 'RouteActionValidationError.Cluster: value length must be at least 1 characters',
  'ef-waypoint/waypoint.waypoint': "error adding listener named 'added': address is necessary",
  'lds-dynamic-dns/client':
    'dynamic_forward_proxy cluster must have auto_sni and auto_san_validation true unless allow_insecure_cluster_options is set.',
  'lds-gateway-tls/edge.router':
    'CertificateValidationContextValidationError.VerifyCertificateSpki[0]: value length must be at least 44 characters',
  'se-dynamic/client':
    'dynamic_forward_proxy cluster must have auto_sni and auto_san_validation true unless allow_insecure_cluster_options is set.',
}
