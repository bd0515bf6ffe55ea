import type { Locator, Page } from 'playwright-core'

/** The widgets that wake when the reader comes near, and what each has in it once it is at work. */
const widgets = {
  playground: { frame: '[data-playground]', atWork: '[data-took]' },
  walk: { frame: '[data-packet-walk]', atWork: '[data-ends]' },
  injection: { frame: '[data-injection]', atWork: 'textarea[data-editor="light"], .monaco-editor' },
} as const
type Kind = keyof typeof widgets

/** A time that is enough on a busy machine. */
const timeout = 30_000

const near = (widget: Locator) => widget.scrollIntoViewIfNeeded()
const atWork = (widget: Locator, kind: Kind) => widget.locator(widgets[kind].atWork).first().waitFor({ timeout })

/** A widget of the page, the first of its kind or the one that `which` selects, brought near and at work. */
export async function wake(page: Page, kind: Kind, which: string = widgets[kind].frame): Promise<Locator> {
  const widget = page.locator(which).first()
  await near(widget)
  await atWork(widget, kind)
  return widget
}

/** Goes through the whole page, and waits until all its widgets are at work. */
export async function wakeAll(page: Page): Promise<void> {
  const found = []
  for (const kind of Object.keys(widgets) as Kind[]) {
    for (const widget of await page.locator(widgets[kind].frame).all()) found.push({ kind, widget })
  }
  for (const { widget } of found) await near(widget)
  for (const { kind, widget } of found) await atWork(widget, kind)
}
