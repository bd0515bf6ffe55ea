/** Which side of a proxy a listener is for; policies, telemetry and extensions pick by it. Istio: pilot/pkg/networking/networking.go#ListenerClass */
export type ListenerClass = 'sidecar-inbound' | 'sidecar-outbound' | 'gateway'
