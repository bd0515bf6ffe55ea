/** Recordings that the engine does not answer yet, by SCENARIO/PROXY, and why. To be emptied, not added to. */
export const notYet: Readonly<Record<string, string>> = {
  'proxyless-grpc/greeter-client.grpc': 'gRPC clients ask for their own listeners',
  'proxyless-grpc/greeter-v1.grpc': 'gRPC servers ask for their own listeners',
}
