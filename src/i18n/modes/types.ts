import type { ModeAbsence, ModeName, ModeStation, RuleEffect } from '../../worker/modes/types.js'

/** The words of the comparison of modes. */
export interface ModeTexts {
  readonly title: string
  readonly still: string
  readonly computing: string
  readonly broken: string
  readonly noRequest: string
  readonly failed: string
  readonly sentBy: (from: string) => string
  readonly outside: string
  readonly modes: Readonly<Record<ModeName, string>>
  readonly absent: Readonly<Record<ModeAbsence['absent'], string>>
  readonly paths: string
  readonly roles: Readonly<Record<ModeStation['role'], string>>
  readonly wires: Readonly<Record<NonNullable<ModeStation['wire']>['kind'] | 'inside', string>>
  readonly parses: string
  readonly share: (percent: string) => string
  readonly table: string
  readonly rows: Readonly<Record<'result' | 'connections' | 'parsed' | 'wires' | 'onTheWay' | 'bytes' | 'running', string>>
  readonly asIdentity: (identity: string) => string
  readonly times: (n: number) => string
  readonly proxies: (n: number) => string
  readonly running: (proxies: number, agents: number, pods: number) => string
  readonly rules: string
  readonly effects: Readonly<Record<RuleEffect, { readonly mark: string; readonly text: string }>>
  readonly legend: Readonly<Record<RuleEffect, string>>
  readonly rulesLeft: (n: number) => string
  readonly changes: string
  readonly unchanged: string
  readonly added: string
  readonly set: (key: string, after: string) => string
  readonly takenAway: (key: string) => string
  readonly target: (after: string) => string
  readonly note: string
}
