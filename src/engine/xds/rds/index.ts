import type { PushContext } from '../../mesh/push-context.js'
import type { Listener } from '../../types/envoy/listener.js'
import type { RouteConfiguration } from '../../types/envoy/route.js'
import type { Proxy } from '../../types/proxy.js'

export const buildRoutes = (_proxy: Proxy, _push: PushContext, _listeners: readonly Listener[]): RouteConfiguration[] => []
