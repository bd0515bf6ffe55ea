import type { Locator, Page } from 'playwright-core'
import { wake } from './widgets'

/** A playground of a page, driven as a reader would. */
export class PlaygroundDriver {
  readonly frame: string
  readonly card: Locator

  constructor(
    readonly page: Page,
    example: string,
  ) {
    this.frame = `[data-playground="${example}"]`
    this.card = page.locator(this.frame)
  }

  /** Brings it near, and waits until it has an answer. */
  async live(): Promise<this> {
    await wake(this.page, 'playground', this.frame)
    return this
  }

  /** Touches the editor and waits for Monaco. */
  async monaco(): Promise<this> {
    await this.card
      .locator('textarea[data-editor="light"], .monaco-editor')
      .first()
      .click({ position: { x: 120, y: 60 } })
    await this.card.locator('[data-editor="large"] .view-line').first().waitFor({ timeout: 30_000 })
    await this.card.locator('textarea[data-editor="light"]').waitFor({ state: 'detached', timeout: 10_000 })
    return this
  }

  /** Puts the cursor at the end of a line, counted from 1. */
  async endOfLine(line: number): Promise<void> {
    await this.card.locator('.monaco-editor .view-lines').click({ position: { x: 60, y: 12 } })
    await this.page.keyboard.press('Control+Home')
    for (let n = 1; n < line; n++) await this.page.keyboard.press('ArrowDown')
    await this.page.keyboard.press('End')
  }

  /** Replaces the open file's text as a paste does. */
  async replace(text: string): Promise<void> {
    await this.card.locator('.monaco-editor .view-lines').click({ position: { x: 60, y: 12 } })
    await this.page.keyboard.press('Control+A')
    await this.paste(text)
  }

  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const data = new DataTransfer()
      data.setData('text/plain', pasted)
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, text)
  }

  text(): Promise<string> {
    return this.card.evaluate((card) => {
      const lines = [...card.querySelectorAll<HTMLElement>('.monaco-editor .view-line')]
      lines.sort((a, b) => Number.parseInt(a.style.top, 10) - Number.parseInt(b.style.top, 10))
      return lines.map((l) => l.innerText.replaceAll('\u00a0', ' ')).join('\n')
    })
  }

  /** The number of the first line with these words, counted from 1. */
  async lineOf(words: string): Promise<number> {
    const lines = (await this.text()).split('\n')
    return lines.findIndex((line) => line.includes(words)) + 1
  }

  view(name: 'diagram' | 'diff' | 'tables' | 'json'): Locator {
    return this.card.locator(`[role=tab][id$="-tab-${name}"]`)
  }

  problems(): Locator {
    return this.card.locator('[data-code]')
  }

  /** The list of problems on a page in English. */
  problemList(): Locator {
    return this.card.locator('section[aria-label="Problems"]')
  }

  /** Waits until the list says that there is nothing to say. */
  async noProblems(): Promise<void> {
    await this.problemList().getByText('No problems').first().waitFor()
  }

  /** The diagram's nodes as read aloud. */
  async nodes(): Promise<string[]> {
    await this.card.locator('[data-drawn=yes]').waitFor({ timeout: 20_000 })
    return this.card.locator('[data-node]').evaluateAll((nodes) => nodes.map((n) => n.getAttribute('aria-label') ?? ''))
  }

  node(words: string): Locator {
    return this.card.locator(`[data-node][aria-label*="${words}"]`)
  }

  stale(): Locator {
    return this.card.locator('[data-stale]')
  }
}
