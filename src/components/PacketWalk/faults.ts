import { injectionTexts } from '@texts/injection'
import { packet } from '@texts/packet'
import { walk as words } from '@texts/walk'
import type { PacketFault, SceneProblem } from '../../worker/protocol'

type Sentence = (args: unknown) => string

/** Why there is no walk. */
export function faultText(fault: PacketFault): string {
  switch (fault.at) {
    case 'annotations':
      return (injectionTexts[fault.code] as Sentence)(fault.arguments)
    case 'options':
      return fault.code === 'option'
        ? words.faults.option(fault.option, fault.value)
        : words.faults['not-loaded'](problemText(fault.problem))
    default:
      return words.faults[fault.code]
  }
}

/** What is wrong with a text of rules. */
export const problemText = ({ code, arguments: args }: SceneProblem): string =>
  Object.hasOwn(packet.problems, code) ? ((packet.problems as unknown as Readonly<Record<string, Sentence>>)[code]?.(args) ?? code) : code
