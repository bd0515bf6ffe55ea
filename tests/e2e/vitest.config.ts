import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that measure have the machine to themselves. */
const measured = ['speed', 'problems-speed', 'dump', 'bad-input'].map((name) => `tests/e2e/${name}.e2e.ts`)
const part = process.env.E2E_PART

/** The walks over all pages take longest: begun last they would keep one worker waiting for the other. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isWalk = ({ moduleId }: TestSpecification) => Number(moduleId.includes('/every-page-'))
    return (await super.sort(files)).sort((a, b) => isWalk(b) - isWalk(a))
  }
}

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
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
})
