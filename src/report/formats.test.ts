import { describe, expect, it } from 'vitest'
import type { ReportEntry } from './entry.js'
import { reportJson } from './json.js'
import { reportMarkdown } from './markdown.js'
import { sarifLog } from './sarif.js'

const entry = (more: Partial<ReportEntry>): ReportEntry => ({
  origin: 'istioctl',
  code: 'IST0101',
  name: 'ReferencedResourceNotFound',
  level: 'error',
  text: 'The Gateway `nosuch` does not exist.',
  meaning: 'It has *no* effect.',
  remedy: 'Create it.',
  file: 'a b/rules.yaml',
  resource: 'VirtualService default/v',
  line: 4,
  column: 3,
  endLine: 4,
  endColumn: 9,
  ...more,
})
const entries = [
  entry({}),
  entry({
    origin: 'meshbook',
    code: 'MB0501',
    name: undefined,
    level: 'warning',
    file: 'z.yaml',
    text: 'See <b> | [x](y).',
    evidence: [['p.default', 'routes', '80']],
  }),
  entry({
    origin: 'webhook',
    code: 'MB0313',
    name: undefined,
    level: 'info',
    resource: '',
    meaning: undefined,
    remedy: undefined,
    passedOnAs: 'IST0106',
  }),
]
const words = {
  title: 'Report',
  summary: '2 files',
  clean: 'Nothing.',
  levels: { error: 'error', warning: 'warning', info: 'info' },
  origins: { schema: 'schema', webhook: 'webhook', istioctl: 'istioctl', meshbook: 'ours' },
  meaning: 'Means',
  remedy: 'Do',
  evidence: 'Where',
}

describe('a report as a file', () => {
  it('in Markdown: counts, then each file with its messages, in which nothing is markup', () => {
    const text = reportMarkdown(entries, words)
    expect(text).toContain('| error | 1 |\n| warning | 1 |\n| info | 1 |')
    expect(text.match(/^## .*/gm)).toEqual(['## `a b/rules.yaml`', '## `z.yaml`'])
    expect(text).toContain('- **error** IST0101 (istioctl) 4:3 `VirtualService default/v`: The Gateway `nosuch` does not exist.')
    expect(text).toContain('  - Means: It has \\*no\\* effect.')
    expect(text).toContain('See \\<b\\> \\| \\[x\\](y).')
    expect(text).toContain('  - Where: `p.default › routes › 80`')
    expect(reportMarkdown([], words)).toContain('Nothing.')
  })

  it('in JSON: the fields of istioctl, and who says it', () => {
    const { messages } = reportJson(entries) as { messages: object[] }
    expect(messages).toMatchObject([
      {
        code: 'IST0101',
        level: 'Error',
        kind: 'VirtualService',
        resource: 'default/v',
        line: 4,
        reference: 'a b/rules.yaml:4',
        source: 'istioctl',
      },
      { code: 'MB0501', level: 'Warning', source: 'meshbook', evidence: ['p.default › routes › 80'] },
      { code: 'MB0313', level: 'Info', kind: '', resource: '', passedOnAs: 'IST0106', source: 'webhook' },
    ])
  })

  it('in SARIF: rules with what they mean, results with their places', () => {
    const { runs } = sarifLog(entries) as { runs: [{ tool: { driver: { rules: object[] } }; results: object[] }] }
    const [{ tool, results }] = runs
    expect(tool.driver.rules).toMatchObject([
      { id: 'IST0101', name: 'ReferencedResourceNotFound', help: { text: 'Create it.' }, defaultConfiguration: { level: 'error' } },
      { id: 'MB0313' },
      { id: 'MB0501', properties: { tags: ['beyond-istioctl'] } },
    ])
    expect(results).toMatchObject([
      {
        ruleIndex: 0,
        locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b/rules.yaml' }, region: { startLine: 4, endColumn: 9 } } }],
      },
      { ruleIndex: 2, level: 'warning' },
      { ruleIndex: 1, level: 'note' },
    ])
  })
})
