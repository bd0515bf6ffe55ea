import { type JSX, lazy, Suspense, useId } from 'react'
import { useNear } from '../use-near'
import card from './card.module.css'
import type { PacketWalkProps } from './settings'
import { Still } from './still'
import type { PacketStill } from './still-props'

const Card = lazy(() => import('./card'))

interface Props extends PacketWalkProps {
  /** The walk that the chapter asks for, computed when the site is built; given by plugins/packet-walk. */
  readonly still?: PacketStill
}

/** A packet's way through a pod's rules. The page holds the walk in words; all else loads when it comes near the window. */
export function PacketWalk({ still, ...props }: Props): JSX.Element {
  const [frame, live] = useNear<HTMLDivElement>()
  const prefix = `pw${useId().replaceAll(/[^\w]/g, '')}`

  const fallback = <Still still={still} />
  return (
    <div ref={frame} className={card.frame} data-packet-walk="">
      {live ? (
        <Suspense fallback={fallback}>
          <Card {...props} prefix={prefix} />
        </Suspense>
      ) : (
        fallback
      )}
    </div>
  )
}
