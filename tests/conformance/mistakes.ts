import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))

/** The cluster that the rules are for. */
export const cluster = {
  name: 'bookinfo.yaml',
  text: ['../tests/conformance/base/bookinfo.yaml', 'bookinfo-subsets/destination-rules.yaml']
    .map((name) => readFileSync(join(examples, name), 'utf8'))
    .join('---\n'),
}

/** Files of the course's examples that write rules. */
export function documentsOf(): readonly (readonly [name: string, text: string])[] {
  const found: [string, string][] = []
  const folders = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const folder of folders.map(({ name }) => name).sort()) {
    const files = readdirSync(join(examples, folder), { withFileTypes: true })
    for (const { name } of files.filter((file) => file.isFile() && /\.ya?ml$/.test(file.name) && file.name !== 'example.yaml')) {
      const text = readFileSync(join(examples, folder, name), 'utf8')
      const isRule = /^kind: VirtualService$/m.test(text) && !/^kind: DestinationRule$/m.test(text) && /host: reviews/.test(text)
      if (isRule && text.length < 6000) found.push([`${folder}-${name}`, text])
    }
  }
  return found
}

/** The text with a typing error at each of some places: two letters of a word swapped, where a key or a name stands. */
export function* mistakes(text: string): Iterable<string> {
  const words = [
    /^( *(?:- )?)(route|destination|subset|weight|match|headers|prefix|exact|timeout|retries|attempts|trafficPolicy|loadBalancer|simple|fault|mirror|servers|selector)(?=:)/gm,
    /((?:host|subset|simple|mode|protocol): )([A-Za-z_]{4,})$/gm,
  ]
  for (const [i, word] of words.entries()) {
    let taken = 0
    for (const { index, 1: lead = '' } of text.matchAll(word)) {
      if (taken++ === 2) break
      const at = index + lead.length + 1 + (i % 2)
      const [a, b] = [text.charAt(at), text.charAt(at + 1)]
      if (a !== b) yield text.slice(0, at) + b + a + text.slice(at + 2)
    }
  }
}
