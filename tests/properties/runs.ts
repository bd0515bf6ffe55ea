/** How long and from where the property tests draw: `PROPERTY_RUNS=5000 PROPERTY_SEED=7 npx vitest run tests/properties`. */
const number = (name: string): number | undefined => {
  const text = process.env[name]
  return text === undefined || text === '' ? undefined : Number(text)
}

const runs = number('PROPERTY_RUNS')

/** Settings for `fc.assert`; `usual` runs unless the environment asks for another number. A failure prints the seed to come back with. */
export const settings = (usual: number): { readonly numRuns: number; readonly seed?: number; readonly endOnFailure: boolean } => ({
  numRuns: runs ?? usual,
  seed: number('PROPERTY_SEED') ?? 20260827,
  // Shrinking a whole cluster takes long; a long run prints the case as it was drawn.
  endOnFailure: runs !== undefined,
})

/** Milliseconds that a test may take. */
export const patience = (usual: number): number => (runs === undefined ? 120_000 : Math.max(120_000, (runs / usual) * 120_000))
