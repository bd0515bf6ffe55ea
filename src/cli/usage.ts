/** How the command is called. */
export const usage = `Usage: meshbook COMMAND FILE… [FLAGS]

What istiod would do with Istio and Kubernetes YAML, without a cluster. FILE is a file, a directory or - for standard input.

  xds FILE… --proxy POD.NAMESPACE        the whole configuration of a proxy, as JSON
  routes | listeners | clusters | endpoints FILE… --proxy POD.NAMESPACE [--json]
                                         the tables of istioctl proxy-config
  diff A B --proxy POD.NAMESPACE [--json]
                                         what changes in a proxy's configuration between two states
  validate FILE… [--json | --sarif]      what is wrong with each document: schema, and the rules of istiod's webhook
  analyze FILE… [--beyond] [--mesh FILE] [--json | --sarif] [--failure-threshold Info|Warning|Error]
                                         the messages of istioctl analyze; --beyond: and what the proxies' configuration proves, marked
  fix FILE… [--mesh FILE] [--write]      what would mend the messages of both, each fix tried; --write: make those that leave no choice
  iptables sidecar|ambient [OPTIONS_JSON] [POD_OVERRIDES_JSON] [--json]
                                         the rules that capture a pod's traffic
  packet [sidecar|ambient [OPTIONS_JSON] [POD_OVERRIDES_JSON] | --rules FILE] --from WHO --to IP:PORT [--json]
                                         a connection's way through a pod's rules, chain by chain
  trace FILE… --from POD.NAMESPACE URL [-X METHOD] [-H 'NAME: VALUE']… [-d BODY] [--seed N] [--json]
                                         a request's way through pods, proxies and network
  trace --config FILE --requests FILE [--pod FILE] [--json]
                                         a list of requests in one proxy; FILE: a config_dump, or what xds prints
  inject FILE… [--json]                  what istioctl kube-inject makes of it; --cni, --native: with the CNI plugin, with native sidecars

  --proxy POD.NAMESPACE                  a pod, or a workload by name (productpage-v1.default): its first pod
  --type TYPE                            sidecar, router, waypoint, ztunnel or grpc; by default what the pod looks like
  --mesh FILE                            a MeshConfig, laid over the defaults of the Helm chart

  --rules FILE                           what iptables-save or ip6tables-save prints, or calls of iptables
  --from WHO                             app, envoy, ztunnel, outside, kubelet, uid:N or uid:N:GID
  --to IP:PORT                           where it is dialled to; pod:PORT is the pod itself
  --udp, --source IP, --mark N           UDP; the address it comes from; the mark of its socket
  --pod IP[,IP]                          the pod's addresses (10.244.0.5,fd00:244::5)
  --in NAME[=ADDRESS/LENGTH]             the interface that it comes in by, and the pod's address there (eth0)
  --whole                                the answer and the next packets too

Exit status: 0 done, 1 validate found errors or analyze warnings, 2 the command could not be done (the reason is on standard error).`
