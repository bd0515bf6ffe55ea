import { evaluate } from '@mdx-js/mdx'
import type { ReactElement, ReactNode } from 'react'
import * as runtime from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import remarkGfm from 'remark-gfm'
import { describe, expect, it } from 'vitest'
import { Question } from './index'
import { type Parts, partsOf } from './parts'
import { stateOf, verdictOf } from './verdict'

const markdown = `<Question name="a/b#1">

Where does it **go**?

- [ ] To \`v1\`.
- [x] To \`v2\`.

  Really.
- [ ] Nowhere.

Because of the route.

- not a choice

</Question>
`

/** What a chapter gives the tag. */
async function childrenOf(text: string): Promise<ReactNode> {
  let found: ReactNode
  const probe = ({ children }: { readonly children: ReactNode }) => {
    found = children
    return null
  }
  const { default: Content } = await evaluate(text, { ...runtime, remarkPlugins: [remarkGfm] } as Parameters<typeof evaluate>[1])
  renderToStaticMarkup(Content({ components: { Question: probe } }) as ReactElement)
  return found
}
const html = (nodes: ReactNode) => renderToStaticMarkup(nodes)
const parts = async (text: string): Promise<Parts> => partsOf(await childrenOf(text))

describe('a question in Markdown', () => {
  it('is taken apart: asked, choices without their boxes, explanation', async () => {
    const { asked, choices, explanation } = await parts(markdown)
    expect(html(asked)).toBe('<p>Where does it <strong>go</strong>?</p>')
    expect(choices.map((c) => c.isRight)).toEqual([false, true, false])
    expect(choices.map((c) => html(c.text)).join('')).not.toContain('<input')
    expect(html(choices[1]?.text)).toContain('Really.')
    expect(html(explanation)).toContain('not a choice')
  })

  it('has tight lists too', async () => {
    const { choices } = await parts('<Question>\n\nWhat?\n\n- [x] A `b`\n- [ ] C\n\nSo.\n\n</Question>\n')
    expect(choices.map((c) => [c.isRight, html(c.text).trim()])).toEqual([
      [true, 'A <code>b</code>'],
      [false, 'C'],
    ])
  })

  it('without a list is only text', async () => {
    expect((await parts('<Question>\n\nWhat?\n\n</Question>\n')).choices).toEqual([])
  })

  it('is whole before any script runs: choices to read, the answer folded away', async () => {
    const text = html(<Question name="a/b#1">{await childrenOf(markdown)}</Question>)
    expect(text).not.toContain('<input')
    const [open, folded] = text.split('<details')
    expect(open).toContain('Nowhere.')
    expect(open).not.toContain('Because')
    expect(folded).toContain('Because of the route.')
    expect(folded).toContain('v2')
    expect(folded).not.toContain('Nowhere.')
  })
})

describe('a verdict', () => {
  it.each([
    [[1], { isRight: true, isPart: false, found: 1, of: 1 }, [false, true, false]],
    [[0], { isRight: false, isPart: false, found: 0, of: 1 }, [false, true, false]],
    [[0], { isRight: false, isPart: true, found: 1, of: 2 }, [true, true, false]],
    [[0, 1], { isRight: true, isPart: false, found: 2, of: 2 }, [true, true, false]],
    [[0, 1, 2], { isRight: false, isPart: false, found: 2, of: 2 }, [true, true, false]],
  ])('of %j', (chosen, verdict, rights) => expect(verdictOf(rights, new Set(chosen))).toEqual(verdict))

  it('marks each choice', () => {
    expect([stateOf(true, true), stateOf(true, false), stateOf(false, true), stateOf(false, false)]).toEqual([
      'hit',
      'missed',
      'wrong',
      undefined,
    ])
  })
})
