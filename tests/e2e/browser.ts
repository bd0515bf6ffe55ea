import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'

interface Options {
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
  readonly phone?: boolean
  readonly javaScript?: boolean
  /** `below` for the site under another path. */
  readonly root?: string
}

export interface Watched {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong so far: console errors, uncaught errors, refused or failed requests, requests to other hosts. */
  readonly faults: string[]
  /** Fails if anything went wrong; closes the page. */
  done(): Promise<void>
}

/** Opens a page of the site and watches it: nothing may complain and nothing may leave the house. */
export async function open(browser: Browser, path: string, options: Options = {}): Promise<Watched> {
  const context = await contextOf(browser, options)
  const watched = await openIn(context, path, options)
  return {
    ...watched,
    done: async () => {
      await context.close()
      expect(watched.faults).toEqual([])
    },
  }
}

/** A reader's browser: what one page has loaded, the next finds in the cache. */
export function contextOf(browser: Browser, options: Options = {}): Promise<BrowserContext> {
  const { width = 1440, height = 900, scheme = 'light', phone = false, javaScript = true } = options
  return browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(phone
      ? { isMobile: true, hasTouch: true, userAgent: 'Mozilla/5.0 (Linux; Android 15; Phone) AppleWebKit/537.36 Chrome/150 Mobile' }
      : {}),
  })
}

/** Opens a page in a browser that goes on living. */
export async function openIn(
  context: BrowserContext,
  path: string,
  { javaScript = true, root = inject('site') }: Options = {},
): Promise<Watched> {
  const page = await context.newPage()
  const faults: string[] = []
  watch(page, faults)
  await page.goto(new URL(path, root).href, { waitUntil: 'load' })
  if (javaScript) await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true')
  return {
    page,
    context,
    faults,
    done: async () => {
      await page.close()
      expect(faults).toEqual([])
    },
  }
}

export function watch(page: Page, faults: string[]): void {
  const { host } = new URL(inject('site'))
  const below = inject('below') ? new URL(inject('below')).host : host
  page.on('console', (m) => {
    if (m.type() === 'error' || /Content Security Policy/i.test(m.text())) faults.push(`console: ${m.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.host !== host && url.host !== below) faults.push(`another host: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`)
  })
}
