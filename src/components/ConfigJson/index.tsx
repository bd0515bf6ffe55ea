import { ui } from '@texts/ui'
import { type JSX, useEffect, useState } from 'react'
import type { JsonResult, ResourceName, TableKind } from '../../worker/protocol'
import type { ViewProps } from '../Playground/view-props'
import { ScrollRegion } from '../ScrollRegion'
import button from '../shared/button.module.css'
import { wayOfTable } from '../WayTree/colours'
import styles from './styles.module.css'
import { JsonTree } from './tree'

/** What is worth a look first. */
const firstLook: readonly TableKind[] = ['routes', 'clusters', 'listeners', 'endpoints', 'services', 'workloads', 'policies']

/** The configuration as Envoy's `/config_dump` holds it: one resource at a time, found by name or by what is in it. */
export default function ConfigJson({ session, state }: ViewProps): JSX.Element {
  const result = state.results.json as JsonResult | undefined
  const [search, setSearch] = useState(state.search)
  useEffect(() => {
    const timer = setTimeout(() => search !== session.getState().search && session.look({ search }), 150)
    return () => clearTimeout(timer)
  }, [search, session])
  // Something worth a look from the start: the route configuration that the example is about, or whatever there is.
  useEffect(() => {
    if (!result || state.resource) return
    const type = firstLook.find((t) => (result.names[t]?.length ?? 0) > 0)
    const { text, port } = session.focus ?? {}
    const about = (name: string) => (port !== undefined && name.endsWith(String(port))) || (text !== undefined && name.includes(text))
    const name = type && (result.names[type]?.find(about) ?? result.names[type]?.[0])
    if (type && name !== undefined) session.look({ resource: { type, name } })
  }, [result, state.resource, session])
  const kinds = Object.entries(result?.names ?? {}) as (readonly [TableKind, readonly string[]])[]
  const stale = state.answer?.stale ?? false
  const choose = (resource: ResourceName) => session.look({ resource })
  return (
    <div className={styles.columns}>
      <div className={styles.side}>
        <input
          className={styles.search}
          type="search"
          placeholder={ui.json.search}
          aria-label={ui.json.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <nav className={styles.names} aria-label={ui.json.resources}>
          {kinds.length > 0 && kinds.every(([, names]) => names.length === 0) && <p className={styles.hint}>{ui.json.nothing}</p>}
          {kinds.map(
            ([kind, names]) =>
              names.length > 0 && (
                <details key={kind} open={names.length <= 40 || state.resource?.type === kind}>
                  <summary data-way={wayOfTable[kind]}>
                    <span className={styles.kind}>{ui.tables[kind]}</span> {names.length}
                  </summary>
                  <ul>
                    {names.slice(0, 400).map((name) => (
                      <li key={name}>
                        <button
                          type="button"
                          aria-current={state.resource?.type === kind && state.resource.name === name}
                          title={name}
                          onClick={() => choose({ type: kind, name })}
                        >
                          {name || '""'}
                        </button>
                      </li>
                    ))}
                  </ul>
                </details>
              ),
          )}
        </nav>
      </div>
      <ScrollRegion className={styles.tree} label={ui.view.json}>
        {result?.value === undefined ? (
          <p className={styles.hint}>{ui.json.pick}</p>
        ) : (
          <>
            <div className={styles.tools}>
              {result.spots[0] && (
                <button
                  type="button"
                  className={button.link}
                  disabled={stale}
                  onClick={() => session.mark({ by: 'row', spots: result.spots })}
                >
                  {result.spots[0].file}:{result.spots[0].line}
                </button>
              )}
              <button
                type="button"
                className={button.link}
                onClick={() => void navigator.clipboard.writeText(JSON.stringify(result.value, undefined, 2)).catch(() => {})}
              >
                {ui.json.copy}
              </button>
            </div>
            <JsonTree value={result.value} search={state.search} />
          </>
        )}
      </ScrollRegion>
    </div>
  )
}
