/** How the command is called. */
export const usage = `Usage: meshbook COMMAND FILE… [FLAGS]

What istiod would do with Istio and Kubernetes YAML, without a cluster. FILE is a file, a directory or - for standard input.

  xds FILE… --proxy POD.NAMESPACE        the whole configuration of a proxy, as JSON
  routes | listeners | clusters | endpoints FILE… --proxy POD.NAMESPACE [--json]
                                         the tables of istioctl proxy-config
  diff A B --proxy POD.NAMESPACE [--json]
                                         what changes in a proxy's configuration between two states
  validate FILE… [--json]                what is wrong with each document
  analyze FILE… [--mesh FILE] [--json | --sarif] [--failure-threshold Info|Warning|Error]
                                         the messages of istioctl analyze
  iptables sidecar|ambient [OPTIONS_JSON] [POD_OVERRIDES_JSON] [--json]
                                         the rules that capture a pod's traffic
  inject FILE… [--json]                  what istioctl kube-inject makes of it

  --proxy POD.NAMESPACE                  a pod, or a workload by name (productpage-v1.default): its first pod
  --type TYPE                            sidecar, router, waypoint, ztunnel or grpc; by default what the pod looks like
  --mesh FILE                            a MeshConfig, laid over the defaults of the Helm chart

Exit status: 0 done, 1 validate found errors or analyze warnings, 2 the command could not be done (the reason is on standard error).`
