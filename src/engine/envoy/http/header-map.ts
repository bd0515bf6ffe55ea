/**
 * Headers in order, names in lower case, the pseudo headers (`:method`, `:path`, `:authority`, `:scheme`, `:status`) among them. A name may
 * stand on several lines: Envoy keeps the lines apart, which matters to its matchers.
 */
export class HeaderMap {
  private lines: { name: string; value: string }[]

  constructor(lines: Iterable<readonly [name: string, value: string]> = []) {
    this.lines = [...lines].map(([name, value]) => ({ name: name.toLowerCase(), value }))
  }

  /** The lines of a name. */
  all(name: string): string[] {
    return this.lines.filter((line) => line.name === name).map(({ value }) => value)
  }

  /** The first line of a name. */
  get(name: string): string | undefined {
    return this.lines.find((line) => line.name === name)?.value
  }

  has(name: string): boolean {
    return this.lines.some((line) => line.name === name)
  }

  /** Adds a line at the end. */
  add(name: string, value: string): void {
    this.lines.push({ name: name.toLowerCase(), value })
  }

  /** One line of the name, in place of the first there was, or at the end. */
  set(name: string, value: string): void {
    const key = name.toLowerCase()
    const first = this.lines.findIndex((line) => line.name === key)
    if (first < 0) {
      this.lines.push({ name: key, value })
      return
    }
    this.lines = this.lines.filter((line, i) => i <= first || line.name !== key)
    this.lines[first] = { name: key, value }
  }

  remove(name: string): void {
    this.lines = this.lines.filter((line) => line.name !== name.toLowerCase())
  }

  entries(): [name: string, value: string][] {
    return this.lines.map(({ name, value }) => [name, value])
  }

  copy(): HeaderMap {
    return new HeaderMap(this.entries())
  }
}
