import { EndOfChapter } from '@site/src/components/Progress/end-of-chapter'
import Footer from '@theme-original/DocItem/Footer'
import type { JSX } from 'react'

/** The foot of a chapter; who gets here has read it. */
export default function DocItemFooter(): JSX.Element {
  return (
    <>
      <EndOfChapter />
      <Footer />
    </>
  )
}
