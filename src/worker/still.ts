import { Lane } from './lane.js'
import type { ClusterInput, DiagramFocus, Language } from './protocol.js'
import { type StillNode, treeOf } from './tree.js'

interface Asked {
  readonly input: ClusterInput
  readonly own: readonly string[]
  readonly proxy: string
  readonly focus?: DiagramFocus
  readonly language: Language
}

export interface Still {
  readonly way: readonly StillNode[]
  /** Codes of what the engine finds wrong with the example. */
  readonly errors: readonly string[]
}

/** What a page shows of an example before anything runs: computed by the same engine when the site is built. */
export function still({ input, own, proxy, focus, language }: Asked): Still {
  const lane = new Lane({ original: input, own })
  const answer = lane.answer({ input, proxy, language, request: { view: 'diagram', focus } }, () => 0)
  const errors = answer.problems.filter((p) => p.level === 'error').map((p) => `${p.code} ${p.file}:${p.line}`)
  return { errors, way: answer.result?.view === 'diagram' ? treeOf(answer.result) : [] }
}
