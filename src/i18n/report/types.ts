import type { ReportOrigin } from '../../report/entry.js'

/** The words of the report on a reader's own files. */
export interface ReportTexts {
  readonly title: string
  readonly lead: string
  readonly drop: string
  readonly folder: string
  readonly files: string
  readonly local: string
  readonly paste: string
  readonly pasted: string
  readonly check: string
  readonly how: readonly (readonly [command: string, what: string])[]
  readonly pods: string
  readonly podsTip: string
  readonly stages: Readonly<Record<'gather' | 'read' | 'validate' | 'analyse' | 'prove', string>>
  readonly progress: string
  readonly cancel: string
  readonly another: string
  readonly refused: {
    readonly nothing: string
    readonly size: (megabytes: string, limit: number) => string
    readonly count: (files: number, limit: number) => string
    readonly engine: string
    readonly unreadable: (name: string) => string
  }
  readonly heading: string
  readonly summary: (files: number, documents: number) => string
  readonly clean: string
  readonly levels: Readonly<Record<'error' | 'warning' | 'info', string>>
  readonly origins: Readonly<Record<ReportOrigin, string>>
  readonly originTips: Readonly<Record<ReportOrigin, string>>
  readonly level: string
  readonly origin: string
  readonly file: string
  readonly code: string
  readonly allFiles: string
  readonly allCodes: string
  readonly count: string
  readonly byFile: string
  readonly byCode: string
  readonly shown: (shown: number, of: number) => string
  readonly showMore: (left: number) => string
  readonly leftOut: (n: number) => string
  readonly skipped: (n: number) => string
  readonly unproven: string
  readonly noProxies: string
  readonly messages: string
  readonly passedOnAs: (code: string) => string
  readonly meaning: string
  readonly remedy: string
  readonly evidence: string
  readonly about: (code: string) => string
  readonly save: string
  readonly line: (line: number, column: number) => string
}
