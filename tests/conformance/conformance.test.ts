import { describe, expect, it } from 'vitest'
import { differences } from './differences.js'
import { notYet } from './not-yet.js'
import { answer, type Recording, recordings } from './recordings.js'

interface Named {
  readonly name?: string
  readonly cluster_name?: string
}
const nameOf = (r: unknown): string => (r as Named)?.name ?? (r as Named)?.cluster_name ?? ''

/** Every difference from the recording, a line each; no more than a reader reads. */
function complaints(recording: Recording): readonly string[] {
  const got = answer(recording)
  const lines: string[] = []
  for (const [kind, want] of Object.entries(recording.want)) {
    const have = new Map((got[kind] ?? []).map((r) => [nameOf(r), r]))
    for (const resource of want) {
      const name = nameOf(resource)
      if (!have.has(name)) lines.push(`${kind} ${name}: missing`)
      else for (const d of differences(resource, have.get(name), name)) lines.push(`${kind} ${d}`)
      have.delete(name)
    }
    for (const extra of have.keys()) lines.push(`${kind} ${extra}: istiod has no such resource`)
  }
  return lines.length > 40 ? [...lines.slice(0, 40), `… and ${lines.length - 40} more`] : lines
}

describe('a proxy is told what istiod told it', () => {
  const all = [...recordings()]
  for (const recording of all) {
    const reason = notYet[recording.title]
    if (reason === undefined) it(recording.title, () => expect(complaints(recording)).toEqual([]))
    else it.todo(`${recording.title}: ${reason}`)
  }

  it('what is not answered yet is recorded', () => {
    const titles = new Set(all.map((r) => r.title))
    expect(Object.keys(notYet).filter((t) => !titles.has(t))).toEqual([])
  })
})
