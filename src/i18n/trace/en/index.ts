import { filters } from './filters.js'
import { http } from './http.js'
import { listener } from './listener.js'
import { router } from './router.js'
import { upstream } from './upstream.js'
import { way } from './way.js'

/** The sentences of all steps. */
export const steps = { ...listener, ...http, ...filters, ...router, ...upstream, ...way }
