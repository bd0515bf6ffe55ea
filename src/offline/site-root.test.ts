import { expect, it } from 'vitest'
import { siteRoot } from './site-root'

it.each([
  ['/', 'zh-CN', 'zh-CN', '/'],
  ['/en/', 'en', 'zh-CN', '/'],
  ['/books/mesh/en/', 'en', 'zh-CN', '/books/mesh/'],
  ['/books/mesh/', 'zh-CN', 'zh-CN', '/books/mesh/'],
  // Hosted by hand with one language at the root.
  ['/', 'en', 'zh-CN', '/'],
  // A site whose own path happens to end like a language.
  ['/en/', 'zh-CN', 'zh-CN', '/en/'],
])('%s in %s, where %s is the default: %s', (baseUrl, language, defaultLanguage, root) => {
  expect(siteRoot(baseUrl, language, defaultLanguage)).toBe(root)
})
