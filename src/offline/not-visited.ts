import { offline as en } from '../i18n/offline/en'
import { offline as zh } from '../i18n/offline/zh-CN'

const style =
  'body{max-width:36em;margin:12vh auto;padding:0 1.5em;font:16px/1.65 -apple-system,"Segoe UI","PingFang SC","Noto Sans SC",sans-serif;color:#1b2333;background:#fff}a{color:#2b55cc}@media(prefers-color-scheme:dark){body{color:#e6eaf4;background:#12161f}a{color:#8fadff}}'

/** The answer for a page that is not kept, made here: it must need no other file. */
export function notVisited(url: URL, base: string): Response {
  const inEnglish = url.pathname.startsWith(`${base}en/`)
  const [texts, language, home] = inEnglish ? [en, 'en', `${base}en/`] : [zh, 'zh-CN', base]
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${texts.title} · Meshbook</title><style>${style}</style><h1>${texts.title}</h1><p>${texts.missing}</p><p><a href="${home}">Meshbook</a></p></html>`
  return new Response(html, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
