/** How fixes change texts is the engine's to say; this much of it runs in the page. */
export { applyEdits } from '../engine/fix/text-edits.js'
