/** The path of the whole site, of which a language other than the default is a folder: one service worker stands there for all. */
export function siteRoot(baseUrl: string, language: string, defaultLanguage: string): string {
  const folder = `${language}/`
  return language !== defaultLanguage && baseUrl.endsWith(`/${folder}`) ? baseUrl.slice(0, -folder.length) : baseUrl
}
