import { walk as words } from '@texts/walk'
import type { JSX } from 'react'
import type { WalkedPacket } from '../../worker/protocol'
import styles from './styles.module.css'

/** The packet as it set out. */
export function PacketHead({ walk: { packet } }: { readonly walk: WalkedPacket }): JSX.Element {
  return (
    <p className={styles.packet}>
      <code>
        {packet.protocol} {packet.from} → {packet.to}
      </code>
      {packet.uid !== undefined && (
        <span>{packet.uid === packet.gid ? words.uid(packet.uid) : words.owner(packet.uid, packet.gid ?? packet.uid)}</span>
      )}
      {packet.mark !== undefined && <span>{words.mark(packet.mark)}</span>}
      {packet.interface !== undefined && <span>{words.arrives(packet.interface)}</span>}
    </p>
  )
}
