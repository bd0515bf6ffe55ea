const low = 400_000
const high = 4_000_000

/** The share of all reading steps that aliases may cause: 99% in a small document, 10% in a very large one. */
function allowedShare(steps: number): number {
  if (steps <= low) return 0.99
  if (steps >= high) return 0.1
  return 0.99 - (0.89 * (steps - low)) / (high - low)
}

/**
 * Counts the nodes that a document reads as once every alias is written out, and refuses a document that grows mostly by aliases: the
 * bound that Kubernetes' own reader sets against a "billion laughs". Source of the figures: go.yaml.in/yaml/v2.
 */
export class AliasBudget {
  private steps = 0
  private byAlias = 0

  /** Notes `steps` of the document's own; false when the document is refused. */
  spend(steps: number): boolean {
    this.steps += steps
    return this.isAllowed()
  }

  /** Notes `steps` made by an alias. */
  spendOnAlias(steps: number): boolean {
    this.byAlias += steps
    return this.spend(steps)
  }

  private isAllowed(): boolean {
    return this.byAlias <= 100 || this.steps <= 1000 || this.byAlias / this.steps <= allowedShare(this.steps)
  }
}
