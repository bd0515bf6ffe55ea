import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyEdits, type Complaint, fixesFor, isBetter, sayingOf } from '../../src/engine/fix/index.js'
import { createJudge } from '../../src/engine/judge.js'
import type { SourceFile } from '../../src/engine/types/source.js'
import { analyzeFolder } from './analyze-recordings.js'
import { brokenAtRandom, cluster, documentsOf, mistakes } from './mistakes.js'

const now = Date.UTC(2026, 0)

/** What is more often said after than before. */
function added(before: readonly Complaint[], after: readonly Complaint[]): readonly string[] {
  const left = new Map<string, number>()
  for (const complaint of before) left.set(sayingOf(complaint), (left.get(sayingOf(complaint)) ?? 0) + 1)
  return after.map(sayingOf).filter((saying) => {
    const count = (left.get(saying) ?? 0) - 1
    left.set(saying, count)
    return count < 0
  })
}

const commentsIn = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ text }) => (text.match(/#[^\n]*/g) ?? []).map((comment) => comment.trim())).sort()

/** Tries every fix of every message of a file; what it leaves is judged by an engine that knows nothing of the file before. */
function tryAll(files: readonly SourceFile[]): { readonly messages: number; readonly fixable: number; readonly fixes: number } {
  const judge = createJudge(undefined, now)
  const { complaints } = judge(files)
  let fixes = 0
  let fixable = 0
  for (const complaint of complaints) {
    const found = fixesFor(complaint, files, judge)
    fixes += found.length
    fixable += Math.min(1, found.length)
    for (const fix of found) {
      const after = applyEdits(files, fix.edits)
      expect(after).toBeDefined()
      const { sources, complaints: later } = createJudge(undefined, now)(after ?? [])
      const what = `${files.at(-1)?.name}: ${complaint.code} ${fix.code} ${JSON.stringify(fix.arguments)}`
      expect(isBetter(complaints, later, complaint), what).toBe(true)
      expect(later.length, what).toBeLessThan(complaints.length)
      expect(sources.documents.length, what).toBe(judge(files).sources.documents.length)
      const isRemoval = fix.code === 'remove-rule' || fix.code === 'remove-match'
      if (!isRemoval) expect(commentsIn(after ?? []), what).toEqual(commentsIn(files))
    }
  }
  return { messages: complaints.length, fixable, fixes }
}

describe('every fix that is offered', () => {
  const names = readdirSync(analyzeFolder).filter((name) => name.endsWith('.yaml'))
  it('leaves no new message in the files that istioctl was asked about', { timeout: 300_000 }, () => {
    const results = names.map((name) => tryAll([{ name, text: readFileSync(join(analyzeFolder, name), 'utf8') }]))
    const sum = (of: 'messages' | 'fixable' | 'fixes') => results.reduce((total, result) => total + result[of], 0)
    console.log(
      `${names.length} files → ${sum('messages')} messages, ${sum('fixable')} with a fix, ${sum('fixes')} fixes, all after-states clean`,
    )
    expect(sum('fixable')).toBeGreaterThan(70)
  })

  it('mends a mistake made in a sound file', { timeout: 300_000 }, () => {
    let made = 0
    let mended = 0
    let fixes = 0
    for (const [name, text] of documentsOf().slice(0, 24)) {
      const sound = createJudge(undefined, now)([cluster, { name, text }]).complaints
      for (const broken of mistakes(text)) {
        const files = [cluster, { name, text: broken }]
        const judge = createJudge(undefined, now)
        const { complaints } = judge(files)
        const told = new Set(added(sound, complaints))
        if (told.size === 0) continue
        made++
        const found = complaints.filter((one) => told.has(sayingOf(one))).flatMap((one) => fixesFor(one, files, judge))
        fixes += found.length
        if (found.some(({ edits }) => added(sound, judge(applyEdits(files, edits) ?? files).complaints).length === 0)) mended++
      }
    }
    console.log(`${made} mistakes made → ${mended} mended by one fix, ${fixes} fixes offered`)
    expect(mended / made).toBeGreaterThan(0.8)
  })

  it('holds in texts that are broken at random', { timeout: 300_000 }, () => {
    let fixes = 0
    for (let seed = 1; seed <= 400; seed++) {
      const name = names[seed % names.length] ?? ''
      const text = brokenAtRandom(readFileSync(join(analyzeFolder, name), 'utf8'), seed)
      const files = [{ name, text }]
      const judge = createJudge(undefined, now)
      const { complaints } = judge(files)
      for (const complaint of complaints.slice(0, 8)) {
        for (const { code, edits } of fixesFor(complaint, files, judge)) {
          fixes++
          const after = createJudge(undefined, now)(applyEdits(files, edits) ?? files).complaints
          expect(isBetter(complaints, after, complaint), `${name}, ${seed}: ${complaint.code} ${code}`).toBe(true)
        }
      }
    }
    expect(fixes).toBeGreaterThan(100)
  })
})
