import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { webhookAnswer } from '../../../src/engine/schema/index.js'
import { createSourceReader } from '../../../src/engine/source/index.js'
import { codeOf } from './causes.js'
import { causesOf, type RecordedAnswer } from './recorded.js'

const folder = fileURLToPath(new URL('.', import.meta.url))
const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.yaml')).sort()

/** The recorder read `y` as a text; Kubernetes reads it as true, and so do we and `istioctl analyze`. */
const READ_OTHERWISE = 'public/envoy-filter-operations.yaml#1'

/** What stops Istio's reader has a code of ours for each way to be unreadable. */
const meaning = (code: string): string => (/^MB0(?:1\d\d|300)$/.test(code) ? 'unreadable' : code)

describe('the webhook’s answers, cause by cause', () => {
  const recorded = files.flatMap((file) =>
    (JSON.parse(readFileSync(`${folder}${file.replace(/yaml$/, 'validate.json')}`, 'utf8')) as RecordedAnswer[]).map((want) => ({
      title: `${file}#${want.document}`,
      file,
      want,
    })),
  )
  const documents = new Map(
    files.map((file) => {
      const sources = createSourceReader()([{ name: file, text: readFileSync(folder + file, 'utf8') }])
      return [file, new Map(sources.documents.map((document) => [sources.placements(document)?.index ?? 0, document]))]
    }),
  )

  it('are of many documents', () => expect(recorded.length).toBeGreaterThan(800))

  it.each(recorded.filter(({ title }) => title !== READ_OTHERWISE))('$title $want.kind $want.name', ({ file, want }) => {
    const document = documents.get(file)?.get(want.document)
    const answer = document && webhookAnswer(document)
    const got = [answer?.errors ?? [], answer?.warnings ?? []].map((list) => list.map(({ code }) => meaning(code)).sort())
    expect(got).toEqual([want.error, want.warning].map((text) => causesOf(text).map(codeOf).sort()))
  })
})
