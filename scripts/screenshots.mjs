// `npm run screenshots`: the pictures of the README, from build/ as it stands.
import { launchChromium } from './chromium.mjs'
import { serveStatic } from './static-server.mjs'

const folder = 'static/img'
const pictures = [
  { file: 'readme-worked-example.png', path: 'docs/bookinfo/by-user/', width: 1440, height: 900, card: true, choose: 2 },
  { file: 'readme-welcome.png', path: '', width: 1440, height: 980 },
  {
    file: 'readme-worked-example-dark.png',
    path: 'en/docs/bookinfo/by-user/',
    width: 1440,
    height: 900,
    scheme: 'dark',
    card: true,
    choose: 2,
  },
  { file: 'readme-phone.png', path: 'docs/bookinfo/weights/', width: 390, height: 844, phone: true, card: true },
  { file: 'readme-phone-dark.png', path: '', width: 390, height: 844, scheme: 'dark', phone: true },
]

const site = await serveStatic({ folder: process.env.BUILD_DIR ?? 'build' })
const browser = await launchChromium()
for (const { file, path, width, height, scheme = 'light', phone = false, card = false, choose } of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, isMobile: phone, hasTouch: phone })
  await page.goto(site.url + path)
  const playground = page.locator('[data-playground]').first()
  await playground.scrollIntoViewIfNeeded()
  await playground.locator('[data-drawn=yes]').waitFor()
  if (!phone) await playground.locator('[data-editor=large] .view-line').first().waitFor()
  if (choose !== undefined) await playground.locator('[data-node]').nth(choose).click()
  if (card) await playground.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 130))
  else await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForTimeout(600)
  await page.screenshot({ path: `${folder}/${file}` })
  await page.close()
  console.log(`${folder}/${file}`)
}
await browser.close()
await site.close()
