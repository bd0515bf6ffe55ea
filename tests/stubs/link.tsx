import type { JSX, ReactNode } from 'react'

/** Docusaurus's link where there is no site around it. */
export default function Link({ to, children }: { readonly to: string; readonly children: ReactNode }): JSX.Element {
  return <a href={to}>{children}</a>
}
