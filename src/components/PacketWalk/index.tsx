import { type JSX, lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
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
  const [live, setLive] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const prefix = `pw${useId().replaceAll(/[^\w]/g, '')}`

  useEffect(() => {
    const element = frame.current
    if (!element || live) return
    const near = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && setLive(true), { rootMargin: '200px' })
    near.observe(element)
    return () => near.disconnect()
  }, [live])

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
