/** The page about a code; codes that speak for themselves have none. */
export const messageAddress = (code: string): string | undefined =>
  /^(?:IST\d{4}|MB05\d\d)$/.test(code) ? `/messages/${code}/` : undefined
