import type { Level } from '../../engine/types/diagnostic.js'

/** The words of the pages about codes. */
export interface CodePageTexts {
  readonly title: string
  readonly lead: string
  readonly search: string
  readonly shown: (shown: number, of: number) => string
  readonly nothing: string
  readonly code: string
  readonly level: string
  readonly meaning: string
  readonly remedy: string
  readonly levels: Readonly<Record<Level, string>>
  readonly subjects: Readonly<Record<string, string>>
  readonly istioctl: string
  readonly ours: string
  readonly example: string
  readonly beside: (example: string) => string
  readonly said: (line: number) => string
  readonly repair: string
  readonly repairTip: string
  readonly try: string
  readonly editor: string
  readonly mistaken: string
  readonly repaired: string
  readonly clean: string
  readonly raised: (code: string) => string
  readonly notRaised: (code: string) => string
  readonly checking: string
  readonly failed: string
  readonly all: string
  readonly own: string
  readonly pageTitle: (code: string, name: string) => string
}
