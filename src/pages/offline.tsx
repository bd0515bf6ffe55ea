import useBaseUrl from '@docusaurus/useBaseUrl'
import { offline } from '@texts/offline'
import Layout from '@theme/Layout'
import { type JSX, useEffect, useState } from 'react'
import type { SaveAll, Saved, SiteFiles } from '../offline/messages'
import styles from './offline.module.css'

type Phase =
  | { readonly is: 'unknown' | 'unavailable' }
  | { readonly is: 'ready'; readonly bytes: number }
  | ({ readonly is: 'saving' } & Saved)

/** What is shown for a page that was never visited, and where the whole course can be kept. */
export default function Offline(): JSX.Element {
  const list = useBaseUrl('/offline-files.json')
  const [phase, setPhase] = useState<Phase>({ is: 'unknown' })

  useEffect(() => {
    const look = async () => {
      if (!('serviceWorker' in navigator) || !(await navigator.serviceWorker.getRegistration())) return setPhase({ is: 'unavailable' })
      const { bytes } = (await (await fetch(list)).json()) as SiteFiles
      setPhase({ is: 'ready', bytes })
    }
    look().catch(() => setPhase({ is: 'unknown' }))
  }, [list])

  const save = async () => {
    const { active } = await navigator.serviceWorker.ready
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => setPhase({ is: 'saving', ...(data as Saved) })
    active?.postMessage({ type: 'save-all', list } satisfies SaveAll, [port2])
  }

  return (
    <Layout title={offline.title} description={offline.lead}>
      <main className={styles.main}>
        <h1>{offline.title}</h1>
        <p>{offline.lead}</p>
        <p>{offline.missing}</p>
        {phase.is === 'unavailable' && <p>{offline.unavailable}</p>}
        {(phase.is === 'ready' || phase.is === 'saving') && <p>{offline.whole}</p>}
        {phase.is === 'ready' && (
          <button type="button" className={styles.save} onClick={save}>
            {offline.save((phase.bytes / 1e6).toFixed(0))}
          </button>
        )}
        <div aria-live="polite">
          {phase.is === 'saving' && (
            <>
              <progress
                className={styles.progress}
                value={phase.done}
                max={phase.total}
                aria-label={offline.saving(phase.done, phase.total)}
              />
              <p>{said(phase)}</p>
            </>
          )}
        </div>
        {phase.is === 'saving' && phase.done === phase.total && phase.failed > 0 && (
          <button type="button" className={styles.save} onClick={save}>
            {offline.again}
          </button>
        )}
      </main>
    </Layout>
  )
}

function said({ done, total, failed }: Saved): string {
  if (done < total) return offline.saving(done, total)
  return failed > 0 ? offline.failed(failed) : offline.saved
}
