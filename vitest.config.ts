import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Texts are those of the page's language; here of the site's first.
  resolve: {
    alias: [
      { find: /^@texts\/(\w+)$/, replacement: path.resolve('src/i18n/$1/zh-CN') },
      { find: '@docusaurus/Link', replacement: path.resolve('tests/stubs/link.tsx') },
    ],
  },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'plugins/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    testTimeout: 30_000,
  },
})
