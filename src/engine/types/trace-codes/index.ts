import type { FilterCodes } from './filters.js'
import type { HttpCodes } from './http.js'
import type { ListenerCodes } from './listener.js'
import type { RouterCodes } from './router.js'
import type { UpstreamCodes } from './upstream.js'
import type { WayCodes } from './way.js'

/** Every step's code with the arguments of its sentence. One file for each part of the way. */
export interface TraceCodes extends ListenerCodes, HttpCodes, FilterCodes, RouterCodes, UpstreamCodes, WayCodes {}
