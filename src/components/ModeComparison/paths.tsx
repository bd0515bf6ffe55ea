import { modes as texts } from '@texts/modes'
import { Fragment, type JSX } from 'react'
import type { ModeAbsence, ModeReport, ModeStation } from '../../worker/modes/types'
import { percent } from '../RequestTracer/outcomes'
import styles from './styles.module.css'

/** The way of the request in each mode, one below the other: stations, and how the connection between two of them is protected. */
export function Paths({ modes }: { readonly modes: readonly (ModeReport | ModeAbsence)[] }): JSX.Element {
  return (
    <dl className={styles.paths} aria-label={texts.paths}>
      {modes.map((mode) => (
        <div key={mode.mode} className={styles.path} data-mode={mode.mode}>
          <dt className={styles.mode}>
            {texts.modes[mode.mode]}
            {!('absent' in mode) && mode.share < 0.9995 && <span className={styles.share}>{texts.share(percent(mode.share))}</span>}
          </dt>
          <dd className={styles.way}>
            {'absent' in mode ? <span className={styles.absent}>{texts.absent[mode.absent]}</span> : <Stations stations={mode.stations} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Stations({ stations }: { readonly stations: readonly ModeStation[] }): JSX.Element {
  return (
    <ol className={styles.stations}>
      {stations.map((station, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a station is its place on the way
        <Fragment key={i}>
          {i > 0 && <Wire wire={station.wire} />}
          <li className={styles.station} data-role={station.role}>
            <b>{texts.roles[station.role]}</b>
            <span className={styles.at}>{station.at ?? texts.outside}</span>
            {station.parses && <span className={styles.parses}>{texts.parses}</span>}
          </li>
        </Fragment>
      ))}
    </ol>
  )
}

function Wire({ wire }: { readonly wire: ModeStation['wire'] }): JSX.Element {
  const kind = wire?.kind ?? 'inside'
  return (
    <li className={styles.wire} data-wire={kind}>
      <span>{texts.wires[kind]}</span>
    </li>
  )
}
