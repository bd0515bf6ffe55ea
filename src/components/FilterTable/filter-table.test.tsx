import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FilterTable, hasAll } from './index'

describe('a table with a filter', () => {
  it('has its whole table in the page', () => {
    const html = renderToStaticMarkup(
      <FilterTable>
        <table>
          <tbody>
            <tr>
              <td>NC</td>
            </tr>
          </tbody>
        </table>
      </FilterTable>,
    )
    expect(html).toContain('<td>NC</td>')
    expect(html).toContain('type="search"')
  })

  it.each([
    ['NC NoClusterFound 503', '', true],
    ['NC NoClusterFound 503', '503 nc', true],
    ['NC NoClusterFound 503', ' cluster ', true],
    ['UH NoHealthyUpstream 503', '503 nc', false],
  ])('%s has %j: %s', (text, words, expected) => expect(hasAll(text, words)).toBe(expected))
})
