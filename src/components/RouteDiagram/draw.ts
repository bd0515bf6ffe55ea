import type { Mermaid } from 'mermaid'

let loading: Promise<Mermaid> | undefined

/**
 * The look comes from the page's own tokens, so that a change of theme needs no new drawing. What marks a node or an edge is here too:
 * Mermaid puts its styles under the drawing's id, and a style sheet of ours could not outrank them.
 */
const themeCSS = `
.node rect { fill: var(--mb-paper) !important; stroke-width: 1.4px !important; rx: 8px; ry: 8px; }
.clusters .cluster > rect { rx: 8px; ry: 8px; }
.node .nodeLabel, .node .nodeLabel p { color: var(--mb-ink) !important; }
.node .nodeLabel b { font-size: 10.5px; }
.listener rect { stroke: var(--mb-listener) !important; } .listener b { color: var(--mb-listener); }
.route rect { stroke: var(--mb-route) !important; } .route b { color: var(--mb-route); }
.cluster > rect, .node.cluster rect { stroke: var(--mb-cluster) !important; } .node.cluster b { color: var(--mb-cluster); }
.endpoint rect { stroke: var(--mb-endpoint) !important; } .endpoint b { color: var(--mb-endpoint); }
.node.missing rect { stroke: var(--mb-error) !important; fill: var(--mb-error-soft) !important; stroke-dasharray: 4 3; }
.node.missing b { color: var(--mb-error); }
.node.more rect { stroke: var(--mb-line-strong) !important; stroke-dasharray: 2 3; }
.clusters .cluster > rect { fill: var(--mb-panel) !important; stroke: var(--mb-line) !important; stroke-width: 1px !important; }
.cluster-label .nodeLabel, .cluster-label .nodeLabel p { color: var(--mb-ink-2) !important; font-size: 12px; }
.edgePaths path, .flowchart-link { stroke: var(--mb-ink-3) !important; stroke-width: 1.2px !important; }
.marker { fill: var(--mb-ink-3) !important; stroke: var(--mb-ink-3) !important; }
.node:hover rect, .node:focus-visible rect, .node[data-lit] rect, .node[data-chosen] rect { stroke-width: 2.6px !important; }
.node:focus-visible rect { stroke-dasharray: 6 2; }
.listener[data-lit] rect, .listener[data-chosen] rect { fill: var(--mb-listener-soft) !important; }
.route[data-lit] rect, .route[data-chosen] rect { fill: var(--mb-route-soft) !important; }
.node.cluster[data-lit] rect, .node.cluster[data-chosen] rect { fill: var(--mb-cluster-soft) !important; }
.endpoint[data-lit] rect, .endpoint[data-chosen] rect { fill: var(--mb-endpoint-soft) !important; }
.node[data-off], .flowchart-link[data-off] { opacity: 0.35; }
.flowchart-link[data-on] { stroke: var(--mb-route) !important; stroke-width: 2.4px !important; }
.edgeLabel, .edgeLabel p { background-color: var(--mb-paper) !important; color: var(--mb-ink-2) !important; font-size: 12px; }
`

function load(): Promise<Mermaid> {
  loading ??= import('mermaid').then(({ default: mermaid }) => {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      theme: 'base',
      themeVariables: { fontSize: '13px' },
      themeCSS,
      fontFamily: 'var(--mb-sans)',
      htmlLabels: true,
      maxTextSize: 200_000,
      maxEdges: 2000,
      flowchart: {
        curve: 'basis',
        nodeSpacing: 18,
        rankSpacing: 24,
        padding: 8,
        wrappingWidth: 360,
        useMaxWidth: false,
        subGraphTitleMargin: { top: 2, bottom: 8 },
      },
    })
    return mermaid
  })
  return loading
}

let drawings = 0
/** Mermaid works on one drawing at a time and keeps what it measures in the page. */
let queue: Promise<unknown> = Promise.resolve()

/** Draws a flowchart; gives the SVG's markup. Fails where Mermaid cannot read or lay out the text. */
export function draw(text: string): Promise<string> {
  const drawn = queue.then(async () => {
    const mermaid = await load()
    const id = `mb-drawing-${++drawings}`
    try {
      return (await mermaid.render(id, text)).svg
    } finally {
      // A failure leaves its measuring element behind.
      document.getElementById(`d${id}`)?.remove()
    }
  })
  queue = drawn.catch(() => {})
  return drawn
}
