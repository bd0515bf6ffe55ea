import type { HeaderMap } from './header-map.js'

/** Request headers that Envoy keeps at a fixed place: it has one line of each, further ones end up behind a comma. All others stay apart. */
const joined: readonly string[] = (
  'accept accept-encoding authorization cache-control content-encoding content-type expect grpc-accept-encoding grpc-timeout if-match ' +
  'if-modified-since if-none-match if-range origin pragma referer user-agent via x-client-trace-id x-request-id ' +
  'access-control-request-headers access-control-request-method access-control-request-private-network ' +
  'x-forwarded-client-cert x-forwarded-for x-forwarded-host x-forwarded-port x-forwarded-proto ' +
  'x-envoy-downstream-service-cluster x-envoy-downstream-service-node x-envoy-external-address x-envoy-internal x-envoy-max-retries ' +
  'x-envoy-original-host x-envoy-original-path x-envoy-retry-grpc-on x-envoy-retry-on x-envoy-upstream-rq-per-try-timeout-ms x-envoy-upstream-rq-timeout-ms'
).split(' ')

/** Makes one line of several, as the codec does when it reads a request. HTTP/2 cuts cookies up; those are put together again. */
export function joinLines(headers: HeaderMap, isHttp2: boolean): void {
  for (const name of joined) join(headers, name, ',')
  if (isHttp2) join(headers, 'cookie', '; ')
}

function join(headers: HeaderMap, name: string, separator: string): void {
  const lines = headers.all(name)
  if (lines.length > 1) headers.set(name, lines.join(separator))
}
