/** Takes parsed YAML apart; what is not as it should be throws, with the file's name. */
export class Reader {
  constructor(private readonly where: string) {}

  fail(what: string): never {
    throw new Error(`${this.where}: ${what}`)
  }

  record(value: unknown, what: string, known?: readonly string[]): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail(`${what} must be a mapping`)
    for (const key of Object.keys(value)) if (known && !known.includes(key)) this.fail(`${what} has the unknown key "${key}"`)
    return value as Record<string, unknown>
  }

  text(value: unknown, what: string): string {
    return typeof value === 'string' && value !== '' ? value : this.fail(`${what} must be a text`)
  }

  texts(value: unknown, what: string): string[] {
    return Array.isArray(value) ? value.map((item) => this.text(item, `each of ${what}`)) : this.fail(`${what} must be a list`)
  }

  list(value: unknown, what: string): readonly unknown[] {
    return Array.isArray(value) ? value : this.fail(`${what} must be a list`)
  }

  number(value: unknown, what: string): number {
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fail(`${what} must be a number`)
  }

  bothLanguages(value: unknown, what: string): Readonly<Record<'zh-CN' | 'en', string>> {
    const both = this.record(value, what, ['zh-CN', 'en'])
    return { 'zh-CN': this.text(both['zh-CN'], `${what}.zh-CN`), en: this.text(both.en, `${what}.en`) }
  }
}
