/** Envoy v3 RouteConfiguration, exactly what we generate. */
export interface RouteConfiguration {
  name: string
}
