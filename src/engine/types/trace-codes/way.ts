/** Steps outside of Envoy: names, kube-proxy, ztunnel, the wire, the application. */
export interface WayCodes {
  /** The address is written in the URL. */
  'name.literal': { readonly address: string }
  /** A Service's cluster IP, by the full name that the resolver's search list made of what was written. */
  'name.service': { readonly written: string; readonly name: string; readonly address: string }
  /** A headless Service: the addresses of its pods. */
  'name.headless': { readonly written: string; readonly name: string; readonly address: string; readonly count: number }
  /** An ExternalName Service is an alias. */
  'name.alias': { readonly name: string; readonly target: string }
  /** The proxy or ztunnel answers DNS for a ServiceEntry's host. */
  'name.captured': { readonly name: string; readonly address: string }
  /** A host that only DNS outside of the cluster knows; the address stands in for its answer. */
  'name.outside': { readonly name: string; readonly address: string }
  /** Nobody knows the name. */
  'name.unknown': { readonly written: string }
  /** A gateway's Service, by its address outside of the cluster. */
  'name.gateway': { readonly name: string; readonly address: string }
  /** kube-proxy (or its like) chooses a pod behind a cluster IP. */
  'kube-proxy.chosen': { readonly name: string; readonly address: string; readonly count: number }
  'kube-proxy.none': { readonly name: string }
  /** The Service does not have the port. */
  'kube-proxy.no-port': { readonly name: string; readonly port: number }
  /** Nothing takes the traffic of this pod. */
  'capture.none': { readonly pod: string }
  /** ztunnel knows the address as a service. */
  'ztunnel.service': { readonly service: string; readonly endpoints: number }
  'ztunnel.workload': { readonly workload: string }
  /** ztunnel does not know the address: passed through in plain text. */
  'ztunnel.unknown': { readonly address: string }
  'ztunnel.no-endpoints': { readonly service: string }
  /** The destination has a waypoint: the connection goes there first. */
  'ztunnel.waypoint': { readonly waypoint: string; readonly address: string }
  'ztunnel.no-waypoint': { readonly of: string }
  /** The pod at the other end takes HBONE. */
  'ztunnel.hbone': { readonly workload: string; readonly address: string }
  'ztunnel.plain': { readonly workload: string; readonly address: string }
  'ztunnel.arrived': { readonly workload: string; readonly from: string; readonly security: string }
  'ztunnel.policy-matched': { readonly policy: string; readonly action: string }
  'ztunnel.policy-missed': {
    readonly policy: string
    readonly action: string
    readonly field: string
    readonly wanted: string
    readonly value: string
  }
  'ztunnel.allowed': { readonly policies: number }
  'ztunnel.denied-by': { readonly policy: string }
  /** There are ALLOW policies and none matched. */
  'ztunnel.denied': { readonly policies: number }
  'wire.plain': { readonly from: string; readonly to: string }
  'wire.mtls': { readonly from: string; readonly to: string; readonly identity: string; readonly serverName: string }
  'wire.tls': { readonly from: string; readonly to: string; readonly serverName: string }
  'wire.hbone': { readonly from: string; readonly to: string; readonly identity: string; readonly target: string }
  /** gRPC's own xDS client has no listener of the name: the channel fails. */
  'grpc.listener': { readonly name: string }
  'grpc.unknown': { readonly name: string }
  'application.answers': { readonly pod: string; readonly address: string; readonly status: number }
  'application.refuses': { readonly pod: string; readonly address: string }
  'application.outside': { readonly address: string }
  'application.unreachable': { readonly address: string }
}
