import { describe, expect, it } from 'vitest'
import { chosen, dropped, gather, mostBytes, mostFiles } from './gather.js'

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

  it('by dropping is walked, a hundred entries at a time', async () => {
    const file = (fullPath: string) => ({ isDirectory: false, fullPath, file: (done: (blob: Blob) => void) => done(blob(fullPath)) })
    const directory = (fullPath: string, children: readonly object[]) => ({
      isDirectory: true,
      fullPath,
      createReader: () => {
        const left = [...children]
        return { readEntries: (done: (some: readonly object[]) => void) => done(left.splice(0, 100)) }
      },
    })
    const many = Array.from({ length: 150 }, (_, i) => file(`/app/base/${i}.yaml`))
    const root = directory('/app', [file('/app/a.yaml'), directory('/app/base', many), directory('/app/.git', [file('/app/.git/x.yaml')])])
    const data = { items: [{ webkitGetAsEntry: () => root }], files: [] } as unknown as DataTransfer
    const names = (await dropped(data)).map(({ name }) => name)
    expect(names).toHaveLength(151)
    expect(names).toContain('app/a.yaml')
    expect(names).toContain('app/base/149.yaml')
  })
})
