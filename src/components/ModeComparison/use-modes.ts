import { useEffect, useRef, useState } from 'react'
import type { ModesReply } from '../../worker/modes/types'
import { engine } from '../Playground/engine'
import type { Session, SessionState } from '../Playground/session'

/** Milliseconds without an edit before all modes are computed anew. */
const pause = 400

interface Modes {
  readonly reply?: ModesReply
  readonly isPending: boolean
  readonly isFailed: boolean
}

/** The comparison of the newest texts and request; while one is computed, the one before. */
export function useModes(session: Session, { files, trace, phase }: SessionState): Modes {
  const [modes, setModes] = useState<Modes>({ isPending: true, isFailed: false })
  const asked = useRef(0)
  const { curl, from } = trace
  // What is open or folded away changes the list of files and no text.
  const texts = files.map(({ name, text }) => `${name}\0${text}`).join('\0')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts stand for the files
  useEffect(() => {
    const number = ++asked.current
    const input = phase === 'ready' && curl ? session.input() : undefined
    if (!input) return
    setModes((before) => ({ ...before, isPending: true, isFailed: false }))
    const timer = setTimeout(() => {
      void engine()
        .consult('modes', { input, ask: { curl, from } })
        .then((reply) => {
          if (number !== asked.current) return
          const isKept = reply?.isBroken && reply.modes.length === 0
          setModes((before) => ({
            reply:
              reply && isKept ? { ...reply, modes: before.reply?.modes ?? [], rules: before.reply?.rules ?? [] } : (reply ?? before.reply),
            isPending: false,
            isFailed: reply === undefined,
          }))
        })
    }, pause)
    return () => clearTimeout(timer)
  }, [session, texts, curl, from, phase])
  return modes
}
