/**
 * Notes how long the reader waited from a key, at `since` by the page's clock, to what it brought: the browser's own tools show it, and so
 * do the tests.
 */
export function noteTime(what: 'meshbook answer' | 'meshbook problems', since: number): void {
  performance.clearMeasures(what)
  performance.measure(what, { start: since })
}
