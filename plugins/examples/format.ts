/** What an `example.yaml` may say, and the check that it says no more. The format is described in examples/README.md. */
export type Language = 'zh-CN' | 'en'
export type View = 'diagram' | 'trace' | 'diff' | 'tables' | 'json'
export const views: readonly View[] = ['diagram', 'trace', 'diff', 'tables', 'json']

export interface Focus {
  readonly host?: string
  readonly port?: number
}

/** A request worth following. */
export interface ExampleRequest {
  /** A command line. */
  readonly curl: string
  /** Who sends it: `WORKLOAD.NAMESPACE`, or `outside`; by default the example's proxy. */
  readonly from?: string
  readonly title?: Readonly<Record<Language, string>>
}

export interface ExampleHead {
  readonly title: Readonly<Record<Language, string>>
  readonly extends?: string
  readonly proxy?: string
  readonly view?: View
  readonly open?: string
  readonly focus?: Focus
  readonly requests?: readonly ExampleRequest[]
  readonly hide: readonly string[]
  readonly files?: readonly string[]
  readonly without: readonly string[]
  readonly mesh?: string
  readonly compare?: string
}

const names = /^[a-z0-9][a-z0-9-]*$/
const keys = ['title', 'extends', 'proxy', 'view', 'open', 'focus', 'requests', 'hide', 'files', 'without', 'mesh', 'compare']

class Reader {
  constructor(private readonly where: string) {}

  fail(what: string): never {
    throw new Error(`${this.where}: ${what}`)
  }

  record(value: unknown, what: string, known: readonly string[]): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail(`${what} must be a mapping`)
    for (const key of Object.keys(value)) if (!known.includes(key)) this.fail(`${what} has the unknown key "${key}"`)
    return value as Record<string, unknown>
  }

  text(value: unknown, what: string): string {
    return typeof value === 'string' && value !== '' ? value : this.fail(`${what} must be a text`)
  }

  texts(value: unknown, what: string): string[] {
    return Array.isArray(value) ? value.map((item) => this.text(item, `each of ${what}`)) : this.fail(`${what} must be a list`)
  }
}

/** Reads the parsed YAML of one `example.yaml`. Throws with the file's name and what is wrong. */
export function readHead(value: unknown, where: string): ExampleHead {
  const r = new Reader(where)
  const head = r.record(value, 'the file', keys)
  const title = r.record(head.title, 'title', ['zh-CN', 'en'])
  const optional = (key: string) => (head[key] === undefined ? undefined : r.text(head[key], key))
  const list = (key: string) => (head[key] === undefined ? undefined : r.texts(head[key], key))
  const view = optional('view')
  if (view !== undefined && !views.includes(view as View)) r.fail(`view must be one of ${views.join(', ')}`)
  for (const key of ['extends', 'compare']) {
    const name = optional(key)
    if (name !== undefined && !names.test(name)) r.fail(`${key} must be an example's name`)
  }
  return {
    title: { 'zh-CN': r.text(title['zh-CN'], 'title.zh-CN'), en: r.text(title.en, 'title.en') },
    extends: optional('extends'),
    proxy: optional('proxy'),
    view: view as View | undefined,
    open: optional('open'),
    focus: head.focus === undefined ? undefined : readFocus(r, head.focus),
    requests: head.requests === undefined ? undefined : readRequests(r, head.requests),
    hide: list('hide') ?? [],
    files: list('files'),
    without: list('without') ?? [],
    mesh: optional('mesh'),
    compare: optional('compare'),
  }
}

function readRequests(r: Reader, value: unknown): ExampleRequest[] {
  if (!Array.isArray(value)) r.fail('requests must be a list')
  return value.map((item, i) => {
    if (typeof item === 'string') return { curl: r.text(item, `requests[${i}]`) }
    const { curl, from, title } = r.record(item, `requests[${i}]`, ['curl', 'from', 'title'])
    const titles = title === undefined ? undefined : r.record(title, `requests[${i}].title`, ['zh-CN', 'en'])
    return {
      curl: r.text(curl, `requests[${i}].curl`),
      ...(from === undefined ? {} : { from: r.text(from, `requests[${i}].from`) }),
      ...(titles === undefined ? {} : { title: { 'zh-CN': r.text(titles['zh-CN'], 'title.zh-CN'), en: r.text(titles.en, 'title.en') } }),
    }
  })
}

function readFocus(r: Reader, value: unknown): Focus {
  const { host, port } = r.record(value, 'focus', ['host', 'port'])
  if (port !== undefined && typeof port !== 'number') r.fail('focus.port must be a number')
  return { ...(host === undefined ? {} : { host: r.text(host, 'focus.host') }), ...(port === undefined ? {} : { port: port as number }) }
}
