import type { JSX, ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}

/** A part that scrolls by itself, and so must be a stop for the keyboard and have a name. */
export function ScrollRegion({ label, className, children }: Props): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it a keyboard cannot scroll
    <section className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
