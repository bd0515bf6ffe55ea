import { askOf, type PacketWalkProps, settingsOf, yamlOf } from '../../src/components/PacketWalk/settings'
import { type Line, linesOf } from '../../src/components/PacketWalk/steps'
import type { PacketStill } from '../../src/components/PacketWalk/still-props'
import { packetScene } from '../../src/engine/view/packet-scene/index.js'
import { endText, leftText, packetTexts, ruleText, stageText } from '../../src/i18n/packet/index.js'
import type { WalkedPacket } from '../../src/worker/protocol'

type Language = keyof typeof packetTexts

/** What a page shows of a walk before anything runs: the same engine, when the site is built. */
export function still(props: PacketWalkProps, language: Language): PacketStill {
  const settings = settingsOf(props)
  const yaml = yamlOf(settings)
  const scene = packetScene(askOf(settings))
  const walk = scene.packets.find(({ name }) => name === props.packet)?.walk ?? scene.packets[0]?.walk
  const [fault] = scene.faults
  return {
    packet: walk ? headOf(walk) : '',
    ...(yaml === '' ? {} : { yaml }),
    steps: walk ? linesOf(walk).map((line) => stepOf(line, language)) : [],
    ...(fault && settings.mode !== 'own' ? { fault: `${fault.at}: ${JSON.stringify(fault)}` } : {}),
  }
}

const headOf = ({ packet }: WalkedPacket): string =>
  `${packet.protocol} ${packet.from} → ${packet.to}${packet.uid === undefined ? '' : ` (uid ${packet.uid})`}`

function stepOf({ depth, kind, stage, chain, rule, end }: Line, language: Language): PacketStill['steps'][number] {
  const texts = packetTexts[language]
  switch (kind) {
    case 'rule':
      return { depth, code: rule?.text ?? '', text: rule ? ruleText(texts, rule) : '' }
    case 'table':
      return { depth, text: `${stage?.hook} · ${stage?.table}` }
    case 'chain':
      return { depth, text: chain?.name ?? '' }
    case 'left':
      return { depth, text: chain ? leftText(texts, chain) : '' }
    case 'end':
      return { depth, text: end ? endText(texts, end) : '' }
    case 'fact':
      return { depth, text: stage ? stageText(texts, stage) : '' }
  }
}
