import { EngineClient, type WorkerLike } from '../../worker/client'

let client: EngineClient | undefined

/** The page's one engine, shared by its playgrounds; the worker itself starts with the first job. */
export function engine(): EngineClient {
  client ??= new EngineClient(
    () =>
      new Worker(new URL('../../worker/engine.worker.ts', import.meta.url), {
        type: 'module',
        name: 'meshbook-engine',
      }) as unknown as WorkerLike,
  )
  return client
}
