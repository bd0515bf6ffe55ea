import { type ExampleCheck, readChecks } from './checks'
import { Reader } from './reader'

export type { ExampleCheck } from './checks'

/** What an `example.yaml` may say, and the check that it says no more. The format is described in examples/README.md. */
export type Language = 'zh-CN' | 'en'
export type View = 'diagram' | 'trace' | 'diff' | 'tables' | 'json' | 'injection'
export const views: readonly View[] = ['diagram', 'trace', 'diff', 'tables', 'json', 'injection']

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
  readonly checks: readonly ExampleCheck[]
  readonly hide: readonly string[]
  readonly files?: readonly string[]
  readonly without: readonly string[]
  readonly mesh?: string
  readonly compare?: string
}

const names = /^[a-z0-9][a-z0-9-]*$/
const keys = ['title', 'extends', 'proxy', 'view', 'open', 'focus', 'requests', 'checks', 'hide', 'files', 'without', 'mesh', 'compare']

/** Reads the parsed YAML of one `example.yaml`. Throws with the file's name and what is wrong. */
export function readHead(value: unknown, where: string): ExampleHead {
  const r = new Reader(where)
  const head = r.record(value, 'the file', keys)
  const optional = (key: string) => (head[key] === undefined ? undefined : r.text(head[key], key))
  const list = (key: string) => (head[key] === undefined ? undefined : r.texts(head[key], key))
  const view = optional('view')
  if (view !== undefined && !views.includes(view as View)) r.fail(`view must be one of ${views.join(', ')}`)
  for (const key of ['extends', 'compare']) {
    const name = optional(key)
    if (name !== undefined && !names.test(name)) r.fail(`${key} must be an example's name`)
  }
  return {
    title: r.bothLanguages(head.title, 'title'),
    extends: optional('extends'),
    proxy: optional('proxy'),
    view: view as View | undefined,
    open: optional('open'),
    focus: head.focus === undefined ? undefined : readFocus(r, head.focus),
    requests: head.requests === undefined ? undefined : readRequests(r, head.requests),
    checks: head.checks === undefined ? [] : readChecks(r, head.checks),
    hide: list('hide') ?? [],
    files: list('files'),
    without: list('without') ?? [],
    mesh: optional('mesh'),
    compare: optional('compare'),
  }
}

function readRequests(r: Reader, value: unknown): ExampleRequest[] {
  return r.list(value, 'requests').map((item, i) => {
    if (typeof item === 'string') return { curl: r.text(item, `requests[${i}]`) }
    const { curl, from, title } = r.record(item, `requests[${i}]`, ['curl', 'from', 'title'])
    return {
      curl: r.text(curl, `requests[${i}].curl`),
      ...(from === undefined ? {} : { from: r.text(from, `requests[${i}].from`) }),
      ...(title === undefined ? {} : { title: r.bothLanguages(title, `requests[${i}].title`) }),
    }
  })
}

function readFocus(r: Reader, value: unknown): Focus {
  const { host, port } = r.record(value, 'focus', ['host', 'port'])
  if (port !== undefined && typeof port !== 'number') r.fail('focus.port must be a number')
  return { ...(host === undefined ? {} : { host: r.text(host, 'focus.host') }), ...(port === undefined ? {} : { port: port as number }) }
}
