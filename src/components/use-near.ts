import { type RefObject, useEffect, useRef, useState } from 'react'

/** Whether an element has come near the window; from the start where it is wanted at once. */
export function useNear<E extends Element>(isWanted: () => boolean = never): [ref: RefObject<E | null>, isNear: boolean] {
  const [isNear, setNear] = useState(false)
  const ref = useRef<E>(null)
  useEffect(() => {
    const element = ref.current
    if (!element || isNear) return
    if (isWanted()) {
      setNear(true)
      return
    }
    const near = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && setNear(true), { rootMargin: '200px' })
    near.observe(element)
    return () => near.disconnect()
  }, [isNear, isWanted])
  return [ref, isNear]
}

const never = () => false
