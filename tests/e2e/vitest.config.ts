import { defineConfig } from 'vitest/config'

/** Tests that measure have the machine to themselves. */
const measured = ['speed', 'dump', 'bad-input'].map((name) => `tests/e2e/${name}.e2e.ts`)
const part = process.env.E2E_PART

/**
 * The tests in a real browser: `npm run e2e`, after `npm run build`. All one after the other; `E2E_PART=measured` and `E2E_PART=rest` run
 * a part, the rest two files at a time.
 */
export default defineConfig({
  test: {
    include: part === 'measured' ? measured : ['tests/e2e/**/*.e2e.ts'],
    exclude: part === 'rest' ? measured : [],
    globalSetup: 'tests/e2e/serve-builds.ts',
    fileParallelism: part === 'rest',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
})
