import { ports as texts } from '@texts/ports'
import { type JSX, useDeferredValue, useId, useState } from 'react'
import { FilterField } from '../FilterField'
import { hasAll } from '../FilterField/has-all'
import { ScrollRegion } from '../ScrollRegion'
import reader from '../shared/reader.module.css'
import { Words } from '../Words'
import { COMPONENTS, type Component, PORTS, type Port } from './ports'
import styles from './styles.module.css'

/** What a reader may look for in a row: all of its words, without marks of code. */
const wordsOf = (port: Port): string =>
  [
    port.port,
    texts.components[port.component],
    port.component,
    texts.use[port.id],
    port.protocol,
    ...port.callers.map((c) => texts.callers[c]),
    texts.encryption[port.encryption],
    texts.reach[port.reach],
    ...port.modes.map((m) => texts.modes[m]),
  ]
    .join(' ')
    .replaceAll('`', '')

/** How many modes there are: a port of each is said in one word. */
const MODES = Object.keys(texts.modes).length

const rows = PORTS.map((port) => ({ port, words: wordsOf(port) }))

/** Every port of every component. The whole table is in the page; the filter and the component only hide rows. */
export function PortTable(): JSX.Element {
  const [filter, setFilter] = useState('')
  const [component, setComponent] = useState<Component>()
  const wanted = useDeferredValue(filter)
  const id = useId()
  const shown = rows.filter(({ port, words }) => (component === undefined || port.component === component) && hasAll(words, wanted))
  const { columns } = texts
  return (
    <div className={styles.ports} data-ports={shown.length}>
      <div className={styles.head}>
        <FilterField label={texts.filter} words={filter} onWords={setFilter} controls={id} />
        <fieldset className={styles.components}>
          <legend className={reader.only}>{columns.component}</legend>
          {[undefined, ...COMPONENTS].map((choice) => (
            <button
              key={choice ?? 'all'}
              type="button"
              className={styles.component}
              aria-pressed={component === choice}
              onClick={() => setComponent(choice)}
            >
              {choice ? texts.components[choice] : texts.all}
            </button>
          ))}
        </fieldset>
        <output className={styles.count}>{texts.shown(shown.length, rows.length)}</output>
      </div>
      <ScrollRegion label={texts.label} className={styles.scroll}>
        <table id={id} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{columns.port}</th>
              <th scope="col">{columns.component}</th>
              <th scope="col">{columns.use}</th>
              <th scope="col">{columns.callers}</th>
              <th scope="col">{columns.protocol}</th>
              <th scope="col">{columns.encryption}</th>
              <th scope="col">{columns.reach}</th>
              <th scope="col">{columns.modes}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ port }) => (
              <tr key={port.id} id={`port-${port.id}`}>
                <th scope="row" className={styles.port}>
                  {port.port}
                </th>
                <td>{texts.components[port.component]}</td>
                <td className={styles.use}>
                  <Words text={texts.use[port.id]} />
                </td>
                <td className={styles.callers}>
                  <Words text={port.callers.map((c) => texts.callers[c]).join(texts.and)} />
                </td>
                <td>{port.protocol}</td>
                <td>
                  <span className={styles.encryption} data-encryption={port.encryption}>
                    {texts.encryption[port.encryption]}
                  </span>
                </td>
                <td>{texts.reach[port.reach]}</td>
                <td>{port.modes.length === MODES ? texts.everyMode : port.modes.map((m) => texts.modes[m]).join(texts.and)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className={styles.nothing}>{texts.nothing}</p>}
      </ScrollRegion>
    </div>
  )
}
