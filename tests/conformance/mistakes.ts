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

/** The text with a few letters, signs or lines lost, swapped or added; the same for the same seed. */
export function brokenAtRandom(text: string, seed: number): string {
  let state = seed
  const random = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
  let broken = text
  for (let left = 1 + random(3); left > 0; left--) {
    const at = random(broken.length)
    const lines = broken.split('\n')
    switch (random(5)) {
      case 0:
        broken = broken.slice(0, at) + broken.slice(at + 1 + random(4))
        break
      case 1:
        broken = broken.slice(0, at) + broken.charAt(at + 1) + broken.charAt(at) + broken.slice(at + 2)
        break
      case 2:
        broken = lines.toSpliced(random(lines.length), 1).join('\n')
        break
      case 3:
        broken =
          broken.slice(0, at) + (['#', '"', "'", '*a', '&a ', '|', '{', '[', '- ', ': ', '\t', '\r\n'][random(12)] ?? '') + broken.slice(at)
        break
      default:
        broken = broken.replace(/\r?\n/g, '\r\n')
    }
  }
  return broken
}
