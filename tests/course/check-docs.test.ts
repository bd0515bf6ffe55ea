import { describe, expect, it } from 'vitest'
import { brokenExercise, readExamples } from '../../scripts/check-docs/index.js'
import { deadLinks } from '../../scripts/check-docs/links.js'
import { type Language, pageOf } from '../../scripts/check-docs/page.js'
import { brokenEnding, brokenQuestions } from '../../scripts/check-docs/questions.js'
import { askedOf, quoteOf, splitWords } from '../../scripts/check-docs/quote.js'
import { differingTwins } from '../../scripts/check-docs/twins.js'

const page = (text: string, language: Language = 'zh-CN') => pageOf(language, 'bookinfo/x.mdx', `${language}/x.mdx`, text)
const said = (problems: readonly { readonly line: number; readonly message: string }[]) => problems.map((p) => `${p.line}: ${p.message}`)

const question = `<Question>

Where?

- [ ] Here \`[x]\`.
- [x] There.

Because.

</Question>
`
const ending = `## R {/* #remember */}

- a

## Q {/* #question */}

${question}
## D {/* #deeper */}

[on](./weights.mdx#weights)
`

describe('twins', () => {
  const text = `---\ntitle: x\n---\n\n## A {/* #a */}\n\n<Term way="route">r</Term> and \`<NotATag>\`.\n\n\`\`\`yaml run="x" title="一"\n<Neither>\n\`\`\`\n\n| a |\n|---|\n\n:::info[b]\n:::\n\n${ending}`
  it('may differ in words', () => {
    const twin = text.replace('r</Term>', 'routes</Term>').replace('title="一"', 'title="one"').replace('Where?', '在哪里？')
    expect(differingTwins(page(text), page(twin, 'en'))).toEqual([])
  })

  it.each<[string, string, string, RegExp]>([
    ['a heading', '## A {/* #a */}', '### A {/* #a */}', /5: heading ## #a; in en there stands ### #a/],
    ['a tag', 'way="route"', 'way="cluster"', /7: tag <Term way="route"> is not in en/],
    ['a fence', 'run="x"', 'run="y"', /9: fence ```yaml run="x"/],
    ['a box', ':::info', ':::note', /16: box info/],
    ['a row', '|---|\n', '|---|\n| b |\n', /rows of tables/],
    ['a link', '#weights', '#try', /link .*#weights is not in en/],
    ['a choice', '- [x] There.', '- [ ] There.', /question \[ \] \[x\]; in en there stands \[ \] \[ \]/],
  ])('may not differ in %s', (_, from, to, message) => {
    expect(said(differingTwins(page(text), page(text.replace(from, to), 'en')))[0]).toMatch(message)
  })
})

describe('a chapter', () => {
  it('ends as agreed', () => {
    expect(brokenEnding(page(ending))).toEqual([])
    expect(brokenEnding(page(ending.replace('#question', '#other')))).toHaveLength(1)
    expect(brokenEnding(page(ending.replace(question, '')))).toHaveLength(1)
    const without = ending.replace(/## Q[\s\S]*?(?=## D)/, '')
    expect(brokenEnding(page(without))).toHaveLength(1)
    expect(brokenEnding(page(`<Exercise example="x" />\n\n${without}`))).toEqual([])
  })

  it('asks what can be answered', () => {
    expect(brokenQuestions(page(ending))).toEqual([])
    const broken = (from: string, to: string) => said(brokenQuestions(page(question.replace(from, to)))).join()
    expect(broken('- [x] There.', '- [ ] There.')).toMatch(/no choice/)
    expect(broken('- [ ] Here', '- [x] Here')).toMatch(/every choice/)
    expect(broken('Because.\n\n', '')).toMatch(/explains nothing/)
    expect(broken('Where?\n\n', '')).toMatch(/asks nothing/)
    expect(broken('<Question>\n\n', '<Question>\n')).toMatch(/blank line/)
  })

  it('has links that lead somewhere', () => {
    expect(deadLinks(page(ending))).toEqual([])
    const links = (text: string) => said(deadLinks(page(`# T\n\n${text}\n\n## B {/* #b */}\n`)))
    expect(links('[a](#b) [b](https://x) [c](/playground/) [d](../architecture/xds.mdx)')).toEqual([])
    expect(links('[a](#c)')).toEqual(['3: #c: no heading #c'])
    expect(links('[a](./none.mdx)')).toEqual(['3: ./none.mdx: no such page'])
    expect(links('[a](/none/)')).toEqual(['3: /none/: no such page'])
    expect(links('`[a](./none.mdx)`')).toEqual([])
    expect(links('<Yaml example="none" />')).toEqual(['3: no example is named "none"'])
    expect(links('## No id')).toEqual(['3: heading without an id: No id'])
  })
})

describe('a quote', async () => {
  const { examples } = await readExamples()
  const quote = (info: string) => {
    const [fence] = page(`\`\`\`${info}\n\`\`\`\n`).fences
    const asked = fence && askedOf(fence)
    if (!fence || !asked) throw new Error('no quote')
    return quoteOf(fence, asked, examples)
  }
  const proxy = '--proxy productpage-v1.default'

  it('is what its command prints, or the lines of it that it asks for', () => {
    const lines = quote(`text run="routes example:reviews-v1 ${proxy}" grep="^9080 .*reviews"`).split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^NAME +VHOST NAME/)
    expect(lines[1]).toMatch(/reviews\.default/)
    expect(quote(`text run="routes example:reviews-v1 ${proxy}" lines="1"`)).toBe(
      quote(`text run="routes example:reviews-v1 ${proxy}"`).split('\n')[0],
    )
  })

  it('is a part of the configuration, found by names and places', () => {
    const at = 'at="routes / 9080 / virtual_hosts / reviews.default.svc.cluster.local:9080 / routes / 0"'
    expect(quote(`yaml run="xds example:reviews-v1 ${proxy}" ${at} only="match,metadata"`)).toMatch(/^match:\n {2}prefix: \/\n/)
    expect(JSON.parse(quote(`json run="xds example:reviews-v1 ${proxy}" ${at} only="match"`))).toEqual({ match: { prefix: '/' } })
    expect(quote(`yaml run="xds example:reviews-v1 ${proxy}" ${at} only="route.cluster,route.timeout,match"`)).toBe(
      'route:\n  cluster: outbound|9080|v1|reviews.default.svc.cluster.local\n  timeout: 0s\nmatch:\n  prefix: /',
    )
  })

  it.each([
    [`text run="routes example:none ${proxy}"`, /no example/],
    ['text run="routes example:reviews-v1 --proxy nobody.default"', /no such pod/],
    [`text run="routes example:reviews-v1 ${proxy}" grep="zzz"`, /no line has zzz/],
    [`yaml run="xds example:reviews-v1 ${proxy}" at="routes / 99"`, /nothing is named "99" among .*9080/],
    [`yaml run="xds example:reviews-v1 ${proxy}" at="routs"`, /no "routs" among listeners/],
    [`yaml run="xds example:reviews-v1 ${proxy}" form="x"`, /unknown form/],
  ])('says what is wrong with %s', (info, message) => expect(() => quote(info)).toThrow(message))

  it('has its words split as a shell does', () => {
    expect(splitWords(`a -H 'b: c d' "e f"g 'h'`)).toEqual(['a', '-H', 'b: c d', 'e fg', 'h'])
  })

  it('knows a solved starter and a solution that is none', () => {
    const example = examples.get('reviews-v1')
    if (!example) throw new Error('no example')
    const check = {
      title: { 'zh-CN': '题', en: 't' },
      curl: 'curl http://reviews:9080/',
      from: 'productpage-v1.default',
      expect: { code: 200 },
    }
    const messages = (code: number) => said(brokenExercise({ ...example, checks: [{ ...check, expect: { code } }] }))
    expect(messages(200)).toEqual(['1: passes every check as it stands'])
    expect(messages(404)[0]).toMatch(/the solution fails on "t": wanted {"code":404}, wrong: code/)
  })
})
