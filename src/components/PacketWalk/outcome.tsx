import { walk as words } from '@texts/walk'
import clsx from 'clsx'
import type { JSX } from 'react'
import type { PacketScene, WalkedPacket } from '../../worker/protocol'
import { Icon } from '../Icon'
import { Words } from '../Words'
import card from './card.module.css'
import { sayEnd } from './words'

/** Where the packet ends, who has it there, and what that one sees. */
export function Outcome({ scene, walk }: { readonly scene: PacketScene; readonly walk: WalkedPacket }): JSX.Element {
  const { ends, original } = walk
  const isFirst = walk === scene.packets[0]?.walk
  const process = String(ends.arguments.process ?? '')
  const isTaken = ends.kind === 'delivered' && /^(envoy-(in|out)bound|ztunnel-|agent-dns)/.test(process)
  return (
    <div className={card.outcome} role="status" data-ends={ends.kind} data-process={process || undefined}>
      <Icon name="arrow" size={16} />
      <span>
        <b className={clsx(ends.kind !== 'delivered' && ends.kind !== 'sent' && card.bad)}>
          <Words text={sayEnd(ends)} />
        </b>
        {isFirst && isTaken && (
          <>
            {words.comma}
            <Words text={words.original(original)} />
          </>
        )}
        {words.stop}
        {isFirst && !scene.stands && scene.packets.length > 1 && <> {words.notStanding}</>}
        {scene.doubts.length > 0 && <> {words.doubts(scene.doubts.length)}</>}
      </span>
    </div>
  )
}
