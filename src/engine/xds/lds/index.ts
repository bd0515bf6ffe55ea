import type { PushContext } from '../../mesh/push-context.js'
import type { Listener } from '../../types/envoy/listener.js'
import type { Proxy } from '../../types/proxy.js'

export const buildListeners = (_proxy: Proxy, _push: PushContext): Listener[] => []
