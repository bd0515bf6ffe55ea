import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FilterTable } from './index'

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
})
