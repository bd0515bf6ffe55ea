/**
 * Takes documents; gives typed resources, and what the documents break of their kinds' schemas. Which schema holds is decided by
 * apiVersion and kind. The schemas are structure only: the webhook's own rules come in a later stage.
 */
export { type ResourceReading, readResource } from './read-resource.js'
export { isClusterKind } from './resource.js'
export { inTextOrder, type Resources, readResources } from './resources.js'
export { type DocumentValidation, validateFiles } from './validate-files.js'
