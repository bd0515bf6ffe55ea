import { clientsClaim } from 'workbox-core'
import { ExpirationPlugin } from 'workbox-expiration'
import { registerRoute, setCatchHandler } from 'workbox-routing'
import { CacheFirst, NetworkFirst } from 'workbox-strategies'
import type { Saved, SiteFiles, ToServiceWorker } from './messages'
import { notVisited } from './not-visited'

declare const self: ServiceWorkerGlobalScope
/** Set when the worker is bundled: the path that the site is served from, with a slash at its end. */
declare const SITE_BASE: string

/**
 * What was visited is there without a network. Pages come from the network while there is one, so that a new release shows at once; files
 * under assets/ carry their content's hash in their names and never change.
 */
const pages = 'meshbook-pages'
const assets = 'meshbook-assets'

self.skipWaiting()
clientsClaim()

/** A page is the same whatever search words or example its address carries. */
const withoutSearch = {
  cacheKeyWillBeUsed: async ({ request }: { request: Request }) => {
    const url = new URL(request.url)
    return url.origin + url.pathname
  },
}
const ok = { cacheWillUpdate: async ({ response }: { response: Response }) => (response.status === 200 ? response : null) }
const isAsset = (url: URL) => url.pathname.startsWith(SITE_BASE) && url.pathname.includes('/assets/')

registerRoute(
  ({ request }) => request.mode === 'navigate',
  new NetworkFirst({ cacheName: pages, networkTimeoutSeconds: 5, plugins: [withoutSearch, ok] }),
)
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isAsset(url),
  new CacheFirst({
    cacheName: assets,
    matchOptions: { ignoreVary: true },
    plugins: [ok, new ExpirationPlugin({ maxEntries: 2000, purgeOnQuotaError: true })],
  }),
)
// Pictures and the search index: their names stay while their content changes.
registerRoute(
  ({ url, sameOrigin, request }) => sameOrigin && request.mode !== 'navigate' && url.pathname.startsWith(SITE_BASE),
  new NetworkFirst({ cacheName: pages, networkTimeoutSeconds: 5, plugins: [withoutSearch, ok] }),
)
setCatchHandler(async ({ request }) => (request.mode === 'navigate' ? notVisited(new URL(request.url), SITE_BASE) : Response.error()))

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message = event.data as ToServiceWorker
  if (message.type === 'visited') event.waitUntil(visited(message.page, message.files))
  if (message.type === 'save-all') event.waitUntil(saveAll(message.list, event.ports[0]))
})

/** The first page of a visit loads before this worker sees its requests, and later ones come as scripts only: the page tells. */
async function visited(page: string, files: readonly string[]): Promise<void> {
  const own = files.map((file) => new URL(file)).filter((url) => url.origin === self.location.origin && url.pathname.startsWith(SITE_BASE))
  await keep(pages, [page, ...own.filter((url) => !isAsset(url)).map(String)])
  await keep(assets, own.filter(isAsset).map(String))
}

/** Fetches what is not kept yet; what cannot be fetched is left for another time. */
async function keep(cacheName: string, files: readonly string[], onEach?: (failed: boolean) => void): Promise<void> {
  const cache = await caches.open(cacheName)
  const rest = [...new Set(files)]
  const work = async () => {
    for (let file = rest.pop(); file !== undefined; file = rest.pop()) {
      const kept = await cache.match(file, { ignoreVary: true })
      const failed =
        !kept &&
        !(await cache.add(file).then(
          () => true,
          () => false,
        ))
      onEach?.(failed)
    }
  }
  await Promise.all(Array.from({ length: 6 }, work))
}

async function saveAll(list: string, port: MessagePort | undefined): Promise<void> {
  const { files } = (await (await fetch(list)).json()) as SiteFiles
  const all = files.map((file) => new URL(SITE_BASE + file, self.location.origin))
  let done = 0
  let failed = 0
  const tell = (hasFailed: boolean) => {
    done++
    if (hasFailed) failed++
    port?.postMessage({ done, total: all.length, failed } satisfies Saved)
  }
  await keep(assets, all.filter(isAsset).map(String), tell)
  await keep(pages, all.filter((url) => !isAsset(url)).map(String), tell)
}
