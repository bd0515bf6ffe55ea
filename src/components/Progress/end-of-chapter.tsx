import { useDoc } from '@docusaurus/plugin-content-docs/client'
import { type JSX, useEffect, useRef } from 'react'
import { progress } from './store'

/** Milliseconds that the end must have been in view: whoever jumps past it has not read. */
const dwell = 1500

/** Stands at the end of a chapter and notes that it was reached. */
export function EndOfChapter(): JSX.Element {
  const { id } = useDoc().metadata
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!mark.current) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const seen = new IntersectionObserver((entries) => {
      clearTimeout(timer)
      if (entries.at(-1)?.isIntersecting) timer = setTimeout(() => progress.read(id), dwell)
    })
    seen.observe(mark.current)
    return () => {
      clearTimeout(timer)
      seen.disconnect()
    }
  }, [id])
  return <div ref={mark} />
}
