import { defineConfig } from 'vitest/config'

/** The tests in a real browser: `npm run e2e`, after `npm run build`. One at a time, for they measure. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    globalSetup: 'tests/e2e/serve-builds.ts',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
})
