import type { Line } from './steps'

/** A station of the walk in the drawing, the lines of the walk that belong to it. */
export interface Station {
  readonly kind: 'start' | 'chain' | 'fact' | 'change' | 'end'
  readonly depth: number
  readonly row: number
  readonly line?: Line
  /** Steps, the last one exclusive. */
  readonly from: number
  readonly to: number
  readonly tried: number
  readonly matched: number
  /** The row of the station that leads to this one. */
  readonly parent?: number
}

/** Stations drawn at most: nobody reads more, and rules of a reader's own may call each other without end. */
const most = 80

type Draft = { -readonly [K in keyof Station]: Station[K] }

/** What changes a packet or sends it elsewhere. */
const changes: ReadonlySet<string> = new Set(['destination', 'source', 'handed', 'marked', 'connection-marked', 'mark-restored', 'zoned'])

/** The chains that a packet came through, with what was decided between them. */
export function stationsOf(lines: readonly Line[]): readonly Station[] {
  const stations: Draft[] = [{ kind: 'start', depth: 0, row: 0, from: -1, to: 0, tried: 0, matched: 0 }]
  /** The station that each depth of lines belongs to. */
  const open: Draft[] = []
  const begin = (kind: Station['kind'], depth: number, line: Line, parent: Draft | undefined): Draft => {
    const station: Draft = { kind, depth, row: stations.length, line, from: line.step, to: line.step + 1, tried: 0, matched: 0 }
    if (parent) station.parent = parent.row
    stations.push(station)
    return station
  }
  let trunk = stations[0]
  for (const line of lines) {
    if (line.kind === 'rule' || line.kind === 'left') {
      const station = open[line.depth - 1]
      if (!station) continue
      station.to = line.step + 1
      if (!line.rule) continue
      station.tried += 1 + (line.rule.skipped ?? 0)
      if (line.rule.result !== 'matched') continue
      station.matched++
      if (line.rule.done && changes.has(line.rule.done.code)) begin('change', station.depth + 1, line, station)
    } else if (line.kind === 'chain') {
      open[line.depth] = begin('chain', Math.ceil(line.depth / 2), line, open[line.depth - 2])
    } else {
      const isPlain = line.kind === 'fact' && (line.stage?.kind === 'arrives' || line.stage?.kind === 'leaves')
      if (isPlain) continue
      trunk = begin(line.kind === 'table' ? 'chain' : line.kind === 'end' ? 'end' : 'fact', 0, line, trunk)
      if (line.kind === 'table') open[0] = trunk
    }
  }
  const end = stations.at(-1)
  if (stations.length <= most || !end) return stations
  return [...stations.slice(0, most - 1), { ...end, row: most - 1, parent: 0 }]
}
