import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { codesBySubject, type Subject } from './codes'
import { AnalyzerCodes } from './index'

describe('the codes of a subject', () => {
  it.each(Object.keys(codesBySubject) as Subject[])('%s: each has its row, anchor, meaning and fix in the page itself', (subject) => {
    const html = renderToStaticMarkup(<AnalyzerCodes subject={subject} />)
    for (const { code, name } of codesBySubject[subject]) {
      expect(html).toContain(`id="${code.toLowerCase()}"`)
      expect(html).toContain(name)
    }
    expect(html.match(/<td>/g)).toHaveLength(3 * codesBySubject[subject].length)
    expect(html).not.toContain('`')
  })
})
