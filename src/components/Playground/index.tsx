import { type JSX, lazy, Suspense, useId } from 'react'
import { useNear } from '../use-near'
import type { PlaygroundProps } from './props'
import { Still } from './still'
import styles from './styles.module.css'

const Card = lazy(() => import('./card'))

/** An example that runs. The page holds its text; all else loads when it comes near the window or is touched. */
export function Playground(props: PlaygroundProps): JSX.Element | null {
  const { shown, open, text, proxy, first, panel } = props
  const [frame, live] = useNear<HTMLDivElement>(sharedHere)
  const lane = useId()

  if (!shown) return null
  const still = (
    <Still shown={shown} open={open ?? shown.open} text={text ?? shown.text} proxy={proxy ?? shown.proxy} first={first}>
      {panel?.still}
    </Still>
  )
  return (
    <div ref={frame} className={styles.frame} data-playground={shown.id}>
      {live ? (
        <Suspense fallback={still}>
          <Card {...props} shown={shown} lane={lane} fallback={still} />
        </Suspense>
      ) : (
        still
      )}
    </div>
  )
}

/** A share link does not say in the clear which example it is of: every playground of the page has to look. */
const sharedHere = () => /^#play=\d+\./.test(window.location.hash)
