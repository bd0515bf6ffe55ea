import type { MessageArguments, MessageCode } from '../../types/messages.js'
import type { Path } from '../../types/source.js'
import type { Place } from './place.js'

/** What the webhook has against a place of a resource. */
export interface WebhookFinding {
  readonly code: MessageCode
  readonly level: 'error' | 'warning'
  readonly arguments: MessageArguments[MessageCode]
  readonly path: Path
}

/** Where rules note what they find. */
export class Report {
  constructor(
    private readonly findings: WebhookFinding[],
    private readonly isWarned = true,
  ) {}

  error<C extends MessageCode>({ path }: Place, code: C, args: MessageArguments[C]): void {
    this.findings.push({ code, level: 'error', arguments: args, path })
  }

  warn<C extends MessageCode>({ path }: Place, code: C, args: MessageArguments[C]): void {
    if (this.isWarned) this.findings.push({ code, level: 'warning', arguments: args, path })
  }

  /** For rules that say errors alone where there is one. */
  dropWarnings(): void {
    const errors = this.findings.filter(({ level }) => level === 'error')
    this.findings.splice(0, this.findings.length, ...errors)
  }

  /** The only thing to say; what was noted before is dropped. */
  replaceWith<C extends MessageCode>(place: Place, code: C, args: MessageArguments[C]): void {
    this.findings.length = 0
    this.error(place, code, args)
  }

  get hasErrors(): boolean {
    return this.findings.some(({ level }) => level === 'error')
  }

  /** The same report for the parts of which Istio hears errors alone. */
  get errorsOnly(): Report {
    return new Report(this.findings, false)
  }
}
