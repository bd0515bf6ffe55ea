/**
 * Takes documents; gives typed resources, and what the documents break of their kinds' schemas. Which schema holds is decided by
 * apiVersion and kind. The schemas are structure only; beyond them stand the rules of istiod's validating webhook, in `webhook/`.
 */
export { type ResourceReading, readResource } from './read-resource.js'
export { isClusterKind } from './resource.js'
export { inTextOrder, type Resources, readResources } from './resources.js'
export { type DocumentValidation, validateFiles } from './validate-files.js'
export { validateResource, type WebhookFinding } from './webhook/index.js'
export { type WebhookAnswer, webhookAnswer } from './webhook-answer.js'
