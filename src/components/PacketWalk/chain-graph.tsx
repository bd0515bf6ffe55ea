import { walk as words } from '@texts/walk'
import type { JSX } from 'react'
import card from './card.module.css'
import { type Station, stationsOf } from './graph'
import type { Line } from './steps'
import { sayStation } from './words'

const row = 32
const height = 24
const step = 18
const width = 264
/** Chains that call each other deeper than this stand no further in. */
const deepest = 7

interface Props {
  readonly lines: readonly Line[]
  readonly begins: string
  readonly at: number
  readonly onAt: (step: number) => void
}

/** The chains that the packet came through, top to bottom; those called stand further in. The list of steps says the same in words. */
export function Graph({ lines, begins, at, onAt }: Props): JSX.Element {
  const stations = stationsOf(lines)
  const names = stations.map((station) => sayStation(station, begins))
  const current = stations.findLast((station) => station.from <= at)
  return (
    <svg
      className={card.graph}
      viewBox={`0 0 ${width} ${stations.length * row}`}
      width={width}
      height={stations.length * row}
      role="img"
      aria-label={words.graphOf(names.join(' → '))}
    >
      {stations.map(
        (station) => station.parent !== undefined && <Edge key={station.row} station={station} above={stations[station.parent]} />,
      )}
      {stations.map((station, i) => (
        <Node key={station.row} station={station} name={names[i] ?? ''} isCurrent={station === current} onAt={onAt} />
      ))}
    </svg>
  )
}

const leftOf = ({ depth }: Station): number => 1 + Math.min(depth, deepest) * step

function Edge({ station, above }: { readonly station: Station; readonly above: Station | undefined }): JSX.Element | null {
  if (!above) return null
  const x = leftOf(above) + 9
  const top = above.row * row + height + 2
  const isBelow = leftOf(station) === leftOf(above)
  const y = station.row * row + 2 + (isBelow ? 0 : height / 2)
  const path = isBelow ? `M${x} ${top}V${y}` : `M${x} ${top}V${y}H${leftOf(station)}`
  return <path d={path} className={card.edge} />
}

interface NodeProps {
  readonly station: Station
  readonly name: string
  readonly isCurrent: boolean
  readonly onAt: (step: number) => void
}

function Node({ station, name, isCurrent, onAt }: NodeProps): JSX.Element {
  const x = leftOf(station)
  const y = station.row * row + 2
  const counts = station.kind === 'chain' && station.tried > 0 ? `${station.matched}/${station.tried}` : ''
  const room = Math.floor((width - x - 16 - counts.length * 7) / 6.7)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of steps beside it is the way of the keyboard
    <g
      className={card.station}
      data-kind={station.kind}
      data-end={station.line?.end?.kind}
      data-now={isCurrent || undefined}
      onClick={() => onAt(Math.max(0, station.from))}
    >
      <title>{name}</title>
      <rect x={x} y={y} width={width - x - 1} height={height} rx={6} />
      <text x={x + 8} y={y + 16}>
        {cut(name, room)}
      </text>
      {counts && (
        <text x={width - 8} y={y + 16} textAnchor="end" className={card.counts}>
          {counts}
        </text>
      )}
    </g>
  )
}

/** Chinese characters take the room of two. */
function cut(text: string, room: number): string {
  let taken = 0
  let kept = ''
  for (const c of text) {
    taken += c > '\u2e7f' ? 2 : 1
    if (taken > room) return `${kept}…`
    kept += c
  }
  return kept
}
