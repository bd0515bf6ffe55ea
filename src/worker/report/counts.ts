import type { Level } from '../../engine/types/diagnostic.js'
import type { ReportAsk, ReportCounts, ReportFinding } from './types.js'

export function countsOf(files: ReportAsk['files'], findings: readonly ReportFinding[]): ReportCounts {
  const level = { error: 0, warning: 0, info: 0 }
  const origin = { schema: 0, webhook: 0, istioctl: 0, meshbook: 0 }
  const byFile = new Map<string, number>()
  const byCode = new Map<string, [level: Level, count: number]>()
  for (const finding of findings) {
    level[finding.level]++
    origin[finding.origin]++
    byFile.set(finding.file, (byFile.get(finding.file) ?? 0) + 1)
    const known = byCode.get(finding.code)
    byCode.set(finding.code, [known?.[0] ?? finding.level, (known?.[1] ?? 0) + 1])
  }
  return {
    level,
    origin,
    file: files.flatMap(({ name }) => {
      const count = byFile.get(name)
      return count ? [[name, count] as const] : []
    }),
    code: [...byCode].map(([code, [worst, count]]) => [code, worst, count] as const).sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1)),
  }
}
