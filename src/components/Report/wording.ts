import type { ReportEntry } from '../../report/entry'
import type { ReportFinding } from '../../worker/report/types'
import { messageOf } from '../Playground/message'

type AnalysisTexts = Readonly<
  Record<string, { readonly text: (args: ReportFinding['arguments']) => string; readonly meaning: string; readonly remedy: string }>
>

/** Findings in the page's language. */
export async function inWords(findings: readonly ReportFinding[]): Promise<readonly ReportEntry[]> {
  const { analysis } = await import('@texts/analysis')
  const texts = analysis as unknown as AnalysisTexts
  return findings.map(({ arguments: args, ...finding }) => {
    const words = Object.hasOwn(texts, finding.code) ? texts[finding.code] : undefined
    if (!words) return { ...finding, text: messageOf({ code: finding.code, arguments: args }) }
    return { ...finding, text: words.text(args), meaning: words.meaning, remedy: words.remedy }
  })
}
