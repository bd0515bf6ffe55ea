import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatYaml } from './format-yaml'

describe('formatYaml', () => {
  it('evens out indentation and keeps comments and values as written', () => {
    const text =
      '# top\nspec:\n    hosts:   [a,b]   # who\n    http:\n    - route:\n      - destination: {host: a}\n      timeout: 010\n    on: yes\n    x: "q"\n'
    expect(formatYaml(text)).toBe(
      '# top\nspec:\n  hosts: [a, b] # who\n  http:\n    - route:\n        - destination: {host: a}\n      timeout: 010\n  on: yes\n  x: "q"\n',
    )
  })

  it('keeps documents apart', () => {
    expect(formatYaml('a: 1\n---\nb:   2\n')).toBe('a: 1\n---\nb: 2\n')
    expect(formatYaml('---\na: 1\n---\n\n---\nb: 2\n')).toBeDefined()
  })

  it('keeps empty values and text blocks', () => {
    expect(formatYaml('a:\nb: |\n    x\n     y\n')).toBe('a:\nb: |\n  x\n   y\n')
  })

  it('refuses what it cannot read', () => {
    expect(formatYaml('a: [1\nb: 2\n')).toBeUndefined()
    expect(formatYaml('a: 1\n  b: 2\n')).toBeUndefined()
  })

  it('is at rest after once, on every example', () => {
    const files = readdirSync('examples', { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file))
    expect(files.length).toBeGreaterThan(10)
    for (const file of files) {
      const once = formatYaml(readFileSync(path.join('examples', file), 'utf8'))
      expect(once, file).toBeDefined()
      expect(formatYaml(once ?? '')).toBe(once)
    }
  })
})
