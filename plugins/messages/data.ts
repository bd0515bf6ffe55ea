import { codesBySubject, type Subject } from '../../src/components/AnalyzerCodes/codes.js'
import type { InsightCode } from '../../src/engine/types/insight.js'
import { type Language, messageOf } from '../../src/i18n/messages/index.js'
import { insightAdviceOf, insightTextOf } from '../../src/i18n/messages/insight/index.js'
import { adviceOf, analysisTextOf } from '../../src/i18n/messages/ist/index.js'
import { reportOf } from '../../src/worker/report/report.js'
import type { ReportFinding } from '../../src/worker/report/types.js'
import { type DiffLine, diffLines } from './diff-lines.js'
import { messageExamples, repaired } from './examples/index.js'

interface TextFile {
  readonly name: string
  readonly text: string
}

/** What a page says of a code before any script runs. */
export interface MessageData {
  readonly code: string
  /** In Istio's list; of ours, our own. */
  readonly name: string
  readonly level: ReportFinding['level']
  readonly isOurs: boolean
  readonly subject: Subject | 'beyond'
  /** The message about the example, at its line. */
  readonly text: string
  readonly line: number
  readonly meaning: string
  readonly remedy: string
  readonly example: string
  readonly repaired: string
  readonly diff: readonly DiffLine[]
  /** Files that stand beside the example. */
  readonly beside: readonly TextFile[]
  /** The course's example that has them. */
  readonly besideId?: string
}

export const exampleFile = 'example.yaml'

const ourNames: Readonly<Record<InsightCode, string>> = {
  MB0501: 'UnreachableRule',
  MB0502: 'UnreachableBehindVirtualService',
  MB0503: 'SubsetWithoutEndpoints',
  MB0504: 'UnusedVirtualService',
  MB0505: 'UnusedDestinationRule',
  MB0506: 'SilentPolicyRule',
  MB0507: 'ServerFirstPort',
  MB0508: 'TryAsLongAsTheRequest',
  MB0509: 'AbortIsNotRetried',
  MB0510: 'DelayBeyondTimeout',
}

const listed: readonly Pick<MessageData, 'code' | 'name' | 'subject'>[] = [
  ...Object.entries(codesBySubject).flatMap(([subject, codes]) =>
    codes.map(({ code, name }) => ({ code, name, subject: subject as Subject })),
  ),
  ...Object.entries(ourNames).map(([code, name]) => ({ code, name, subject: 'beyond' as const })),
]

/** Every code's page, by subject. `filesOf`: the files of an example of the course. Throws where an example does not raise its code. */
export function messagePages(language: Language, now: number, filesOf: (example: string) => readonly TextFile[]): readonly MessageData[] {
  return listed.map(({ code, name, subject }) => {
    const example = messageExamples[code]
    if (!example) throw new Error(`${code} has no example`)
    const beside = example.beside ? filesOf(example.beside) : []
    const files = [...beside, { name: exampleFile, text: example.text }]
    const { findings } = reportOf(
      { files, hasPods: beside.length > 0 },
      now,
      () => 0,
      () => {},
    )
    const finding = findings.find((f) => (f.passedOnAs ?? f.code) === code && f.file === exampleFile)
    if (!finding) throw new Error(`${code} is not raised by its example`)
    const mended = repaired(example)
    return {
      code,
      name,
      level: finding.level,
      isOurs: subject === 'beyond',
      subject,
      text: textOf(finding, language),
      line: finding.line,
      ...advice(code, language),
      example: example.text,
      repaired: mended,
      diff: diffLines(example.text, mended),
      beside,
      ...(example.beside && { besideId: example.beside }),
    }
  })
}

function textOf(finding: ReportFinding, language: Language): string {
  if (finding.origin === 'meshbook') return insightTextOf(finding as unknown as Parameters<typeof insightTextOf>[0], language)
  if (finding.origin === 'istioctl') return analysisTextOf(finding as unknown as Parameters<typeof analysisTextOf>[0], language)
  return messageOf(finding as unknown as Parameters<typeof messageOf>[0], language)
}

function advice(code: string, language: Language): Pick<MessageData, 'meaning' | 'remedy'> {
  const { meaning, remedy } = code.startsWith('IST') ? adviceOf(code as never, language) : insightAdviceOf(code as InsightCode, language)
  return { meaning, remedy }
}
