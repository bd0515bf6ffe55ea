import type { Caller, Component, Encryption, Mode, PortId, Reach } from '../../components/PortTable/ports.js'

/** The words of the table of ports. Names of programs and fields between backquotes are code. */
export interface PortTexts {
  readonly label: string
  readonly filter: string
  readonly all: string
  readonly shown: (rows: number, of: number) => string
  readonly nothing: string
  readonly columns: Readonly<Record<'port' | 'component' | 'use' | 'callers' | 'protocol' | 'encryption' | 'reach' | 'modes', string>>
  readonly components: Readonly<Record<Component, string>>
  readonly callers: Readonly<Record<Caller, string>>
  readonly encryption: Readonly<Record<Encryption, string>>
  readonly reach: Readonly<Record<Reach, string>>
  readonly modes: Readonly<Record<Mode, string>>
  readonly everyMode: string
  readonly and: string
  readonly use: Readonly<Record<PortId, string>>
}
