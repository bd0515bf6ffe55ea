import type { ClusterInput, OfferedFix, Questions } from '../../worker/protocol'
import type { Finding } from './finding'

/** Fixes with the texts that they are for. */
export interface Fixes {
  readonly input: ClusterInput
  readonly offered: readonly OfferedFix[]
}

type Ask = (ask: Questions['fixes']['ask']) => Promise<Questions['fixes']['reply']>

/** Asks what would mend a finding; of one state of the texts each is asked about once. */
export class Fixer {
  private input: ClusterInput | undefined
  private known = new Map<string, Promise<Fixes>>()

  constructor(private readonly ask: Ask) {}

  of(input: ClusterInput, { code, arguments: args, file, line, column }: Finding): Promise<Fixes> {
    if (!this.input || !haveSameTexts(this.input, input)) {
      this.input = input
      this.known = new Map()
    }
    const key = JSON.stringify([code, args, file, line, column])
    let fixes = this.known.get(key)
    if (!fixes) {
      fixes = this.ask({ input, problem: { code, arguments: args, file, line, column } }).then((offered = []) => ({ input, offered }))
      this.known.set(key, fixes)
    }
    return fixes
  }
}

const haveSameTexts = (a: ClusterInput, b: ClusterInput): boolean =>
  a.files.length === b.files.length && a.files.every((file, i) => file.name === b.files[i]?.name && file.text === b.files[i]?.text)
