export const securityHeaders: Readonly<Record<string, string>>
export function serveStatic(options: {
  folder: string
  base?: string
  port?: number
  host?: string
  gzip?: boolean
}): Promise<{ url: string; close(): Promise<unknown> }>
