import { describe, expect, it } from 'vitest'
import { readProgress } from './progress'
import { ProgressStore } from './store'

class Memory {
  readonly items = new Map<string, string>()
  getItem(name: string) {
    return this.items.get(name) ?? null
  }
  setItem(name: string, value: string) {
    this.items.set(name, value)
  }
  removeItem(name: string) {
    this.items.delete(name)
  }
}

describe('progress', () => {
  it('is kept, told, and taken to another browser', () => {
    let time = 1000
    const memory = new Memory()
    const store = new ProgressStore(
      () => memory,
      () => time++,
    )
    let told = 0
    store.subscribe(() => told++)
    store.read('bookinfo/weights')
    store.read('bookinfo/weights')
    store.answer('bookinfo/weights#1', { right: false, chosen: [0], of: 3 })
    store.answer('bookinfo/weights#1', { right: true, chosen: [2], of: 3 })
    store.solve('exercise-x')
    expect(told).toBe(4)
    const wanted = {
      chapters: { 'bookinfo/weights': 1000 },
      questions: { 'bookinfo/weights#1': { right: true, chosen: [2], of: 3, at: 1002 } },
      exercises: { 'exercise-x': 1003 },
    }
    expect(store.get()).toEqual(wanted)
    expect(new ProgressStore(() => memory).get()).toEqual(wanted)

    const other = new ProgressStore(
      () => new Memory(),
      () => 5000,
    )
    other.read('start/welcome')
    other.read('bookinfo/weights')
    expect(other.import(store.export())).toBe(true)
    expect(other.get().chapters).toEqual({ 'start/welcome': 5000, 'bookinfo/weights': 1000 })
    expect(other.get().exercises).toEqual(wanted.exercises)
  })

  it('keeps the later answer when two are merged', () => {
    const answered = (at: number, right: boolean) =>
      JSON.stringify({ format: 'meshbook-progress', version: 1, questions: { 'a/b#1': { right, chosen: [1], of: 2, at } } })
    const store = new ProgressStore(() => new Memory())
    store.import(answered(2000, true))
    store.import(answered(1000, false))
    expect(store.get().questions['a/b#1']?.right).toBe(true)
  })

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['null', 'null'],
    ['another file', '{"format":"x","version":1}'],
    ['a later version', '{"format":"meshbook-progress","version":2}'],
    ['a file without end', `{"format":"meshbook-progress","version":1,"x":"${'x'.repeat(1_100_000)}"}`],
  ])('refuses %s and loses nothing', (_, text) => {
    const store = new ProgressStore(() => new Memory())
    store.read('a/b')
    expect(store.import(text)).toBe(false)
    expect(Object.keys(store.get().chapters)).toEqual(['a/b'])
  })

  it('leaves out broken entries and takes the others', () => {
    const text = `{"format":"meshbook-progress","version":1,"chapters":{"__proto__":1,"a/b":1,"c/d":"x","<img>":3,"e/f":-1},"exercises":[],
      "questions":{"a/b#1":{"right":true,"chosen":[5],"of":3,"at":1},"a/b#2":{"right":"yes"},"a/b#3":null,"a/b#4":{"right":true,"chosen":[1],"of":3,"at":9}}}`
    expect(readProgress(text)).toEqual({
      chapters: { 'a/b': 1 },
      questions: { 'a/b#4': { right: true, chosen: [1], of: 3, at: 9 } },
      exercises: {},
    })
  })

  it('makes no error where nothing can be kept', () => {
    const store = new ProgressStore(() => {
      throw new Error('forbidden')
    })
    store.solve('exercise-x')
    expect(Object.keys(store.get().exercises)).toEqual(['exercise-x'])
    const full = new ProgressStore(() => ({
      getItem: () => '{broken',
      setItem: () => {
        throw new Error('full')
      },
      removeItem: () => {},
    }))
    full.read('a/b')
    expect(Object.keys(full.get().chapters)).toEqual(['a/b'])
  })

  it('hears of another tab', () => {
    const memory = new Memory()
    const [a, b] = [new ProgressStore(() => memory), new ProgressStore(() => memory)]
    b.get()
    a.read('a/b')
    b.heard({ key: 'another' })
    expect(b.get().chapters).toEqual({})
    b.read('c/d')
    expect(Object.keys(b.get().chapters).sort()).toEqual(['a/b', 'c/d'])
    a.heard({ key: 'meshbook.progress' })
    expect(Object.keys(a.get().chapters).sort()).toEqual(['a/b', 'c/d'])
  })
})
