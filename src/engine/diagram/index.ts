/**
 * Diagram: view data → Mermaid text. Words come in as data (`texts.ts`), so a diagram is in the page's language without the engine speaking one.
 */
export { type Diagram, type RouteDiagramOptions, routeDiagram, showShare } from './route-diagram.js'
export type { RouteDiagramTexts } from './texts.js'
