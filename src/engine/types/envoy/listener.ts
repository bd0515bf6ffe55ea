/** Envoy v3 Listener, exactly what we generate. */
export interface Listener {
  name: string
}
