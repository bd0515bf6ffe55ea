import type { ServerBehaviour } from '../../src/engine/types/request'
import { type Ending, type Expectation, endings } from '../../src/worker/check'
import type { Reader } from './reader'

/** What an exercise asks for: a request, and what must come of it. */
export interface ExampleCheck {
  readonly title: Readonly<Record<'zh-CN' | 'en', string>>
  readonly curl: string
  /** By default the example's proxy. */
  readonly from?: string
  readonly server?: ServerBehaviour
  readonly expect: Expectation
}

const parts = ['code', 'flags', 'details', 'ending', 'by', 'shares', 'cluster', 'captured', 'path', 'host', 'attempts']
const servers = ['status', 'delay', 'reset']

/** The `checks` of an exercise. */
export function readChecks(r: Reader, value: unknown): ExampleCheck[] {
  const checks = r.list(value, 'checks').map((item, i) => readCheck(r, item, `checks[${i}]`))
  return checks.length > 0 ? checks : r.fail('checks must not be empty')
}

function readCheck(r: Reader, value: unknown, what: string): ExampleCheck {
  const { title, curl, from, server, expect } = r.record(value, what, ['title', 'curl', 'from', 'server', 'expect'])
  return {
    title: r.bothLanguages(title, `${what}.title`),
    curl: r.text(curl, `${what}.curl`),
    ...(from === undefined ? {} : { from: r.text(from, `${what}.from`) }),
    ...(server === undefined ? {} : { server: readServer(r, server, `${what}.server`) }),
    expect: readExpectation(r, expect, `${what}.expect`),
  }
}

function readExpectation(r: Reader, value: unknown, what: string): Expectation {
  const found = r.record(value, what, parts)
  if (Object.keys(found).length === 0) r.fail(`${what} must expect something`)
  const { code, flags, ending, shares, captured, attempts } = found
  const isEnding = (text: unknown): text is Ending => endings.includes(text as Ending)
  if (ending !== undefined && !isEnding(ending)) r.fail(`${what}.ending must be one of ${endings.join(', ')}`)
  if (captured !== undefined && typeof captured !== 'boolean') r.fail(`${what}.captured must be true or false`)
  const texts = (['details', 'by', 'cluster', 'path', 'host'] as const).filter((name) => found[name] !== undefined)
  return {
    ...Object.fromEntries(texts.map((name) => [name, r.text(found[name], `${what}.${name}`)])),
    ...(code === undefined ? {} : { code: r.number(code, `${what}.code`) }),
    ...(attempts === undefined ? {} : { attempts: r.number(attempts, `${what}.attempts`) }),
    ...(flags === undefined ? {} : { flags: r.texts(flags, `${what}.flags`) }),
    ...(ending === undefined ? {} : { ending }),
    ...(captured === undefined ? {} : { captured }),
    ...(shares === undefined ? {} : { shares: readShares(r, shares, `${what}.shares`) }),
  }
}

function readShares(r: Reader, value: unknown, what: string): Readonly<Record<string, number>> {
  const shares = r.record(value, what)
  const numbers = Object.fromEntries(Object.entries(shares).map(([by, share]) => [by, r.number(share, `${what}.${by}`)]))
  const sum = Object.values(numbers).reduce((a, b) => a + b, 0)
  // Thirds are written as 33.3.
  return Math.abs(sum - 100) < 0.5 ? numbers : r.fail(`${what} must add up to 100`)
}

function readServer(r: Reader, value: unknown, what: string): ServerBehaviour {
  const { reset, ...numbers } = r.record(value, what, servers)
  if (reset !== undefined && typeof reset !== 'boolean') r.fail(`${what}.reset must be true or false`)
  const read = Object.entries(numbers).map(([name, number]) => [name, r.number(number, `${what}.${name}`)] as const)
  return { ...Object.fromEntries(read), ...(reset === undefined ? {} : { reset }) }
}
