import { filters } from './filters.js'
import { router } from './router.js'
import { upstream } from './upstream.js'
import { way } from './way.js'

/** The sentences of all steps. */
export const steps = { ...filters, ...router, ...upstream, ...way }
