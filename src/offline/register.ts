import siteConfig from '@generated/docusaurus.config'
import i18n from '@generated/i18n'
import type { ToServiceWorker } from './messages'
import { siteRoot } from './site-root'

/** Runs on every page of the built site: the service worker is put in place, and told what the reader has visited. */
const { currentLocale, defaultLocale } = i18n as { currentLocale: string; defaultLocale: string }
const root = siteRoot(siteConfig.baseUrl, currentLocale, defaultLocale)

const canKeep = process.env.NODE_ENV === 'production' && typeof navigator !== 'undefined' && 'serviceWorker' in navigator

if (canKeep) {
  const start = () => {
    navigator.serviceWorker.register(`${root}service-worker.js`, { scope: root }).then(
      () => tellVisited(),
      // A host without the file, a private window, a full disk: the site reads as well without.
      () => undefined,
    )
  }
  if (document.readyState === 'complete') start()
  else window.addEventListener('load', start, { once: true })
}

/** Docusaurus calls this after each change of page. */
export function onRouteDidUpdate({ location, previousLocation }: { location: Location; previousLocation: Location | null }): void {
  if (canKeep && previousLocation && location.pathname !== previousLocation.pathname) tellVisited()
}

/** What widgets load a moment later passes through the worker by then; this is about what came before it. */
async function tellVisited(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  const files = performance.getEntriesByType('resource').map(({ name }) => name)
  active?.postMessage({ type: 'visited', page: window.location.origin + window.location.pathname, files } satisfies ToServiceWorker)
}
