import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { still } from '../../plugins/packet-walk/still'
import { fields } from '../../src/components/PacketWalk/fields'
import { type PacketWalkProps, valuesOf } from '../../src/components/PacketWalk/settings'

const folders = ['docs', 'i18n/en/docusaurus-plugin-content-docs/current']
const known = ['mode', 'from', 'to', 'protocol', 'annotations', 'ip', 'packet', 'step']

/** Every `<PacketWalk …/>` of the course, outside of fences. */
const tags = folders.flatMap((folder) =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.mdx'))
    .flatMap((name) => {
      const text = readFileSync(path.join(folder, name), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '')
      return [...text.matchAll(/<PacketWalk\b([^>]*)\/>/g)].map(([tag, attributes = '']) => {
        const props = Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]))
        return { page: `${folder}/${name}`, tag, props }
      })
    }),
)

describe('walks in the course', () => {
  it('are found', () => expect(tags.length).toBeGreaterThan(3))

  it.each(tags)('$page: $tag', ({ props }) => {
    expect(Object.keys(props).filter((name) => !known.includes(name))).toEqual([])
    const { mode = 'sidecar', annotations = '', packet } = props as PacketWalkProps
    const names = Object.keys(valuesOf(annotations, mode === 'tproxy' ? 'sidecar' : mode))
    expect(names.filter((name) => !name.includes('/') && !fields.some((field) => field.name === name))).toEqual([])
    const shown = still(props as PacketWalkProps, 'en')
    expect(shown.fault).toBeUndefined()
    if (mode !== 'own') expect(shown.steps.length).toBeGreaterThan(2)
    if (packet) expect(shown.packet).not.toBe(still({ ...props, packet: 'first' } as PacketWalkProps, 'en').packet)
  })
})
