import { describe, expect, it } from 'vitest'
import { chosen, gather, mostBytes, mostFiles } from './gather.js'

const blob = (text: string) => new Blob([text])

describe('what a reader gives', () => {
  it('is read in the order of paths; other files are named, hidden folders left alone', async () => {
    const given = [
      { name: 'app/b.yaml', blob: blob('\ufeffb: 1') },
      { name: 'app/a.YML', blob: blob('a: 1') },
      { name: 'app/c.json', blob: blob('{}') },
      { name: 'app/README.md', blob: blob('#') },
      { name: 'app/.git/config.yaml', blob: blob('x') },
      { name: 'app/node_modules/x/y.yaml', blob: blob('x') },
    ]
    expect(await gather(given)).toEqual({
      files: [
        { name: 'app/a.YML', text: 'a: 1' },
        { name: 'app/b.yaml', text: 'b: 1' },
        { name: 'app/c.json', text: '{}' },
      ],
      skipped: ['app/README.md'],
    })
  })

  it('is refused where there is nothing, or too much', async () => {
    expect(await gather([{ name: 'a.txt', blob: blob('') }])).toEqual({ reason: 'nothing' })
    const many = Array.from({ length: mostFiles + 1 }, (_, i) => ({ name: `${i}.yaml`, blob: blob('') }))
    expect(await gather(many)).toEqual({ reason: 'count', files: mostFiles + 1 })
    const large = { size: mostBytes + 1, text: () => Promise.reject(new Error('read')) } as unknown as Blob
    expect(await gather([{ name: 'a.yaml', blob: large }])).toEqual({ reason: 'size', bytes: mostBytes + 1 })
    const gone = { size: 1, text: () => Promise.reject(new Error('gone')) } as unknown as Blob
    expect(await gather([{ name: 'a.yaml', blob: gone }])).toEqual({ reason: 'unreadable', name: 'a.yaml' })
  })

  it('of a directory is named by its paths', () => {
    const file = Object.assign(blob('a'), { name: 'a.yaml', webkitRelativePath: 'app/a.yaml' })
    expect(chosen([file] as unknown as FileList).map(({ name }) => name)).toEqual(['app/a.yaml'])
  })
})
