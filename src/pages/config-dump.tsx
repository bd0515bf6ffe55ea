import { ui } from '@texts/ui'
import Layout from '@theme/Layout'
import { type JSX, lazy, Suspense, useEffect, useState } from 'react'
import styles from './playground.module.css'

const ConfigDump = lazy(() => import('../components/ConfigDump').then(({ ConfigDump }) => ({ default: ConfigDump })))

/** A reader's own dump. Nothing of it leaves the browser. */
export default function ConfigDumpPage(): JSX.Element {
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  return (
    <Layout title={ui.dump.title} description={ui.dump.lead}>
      <main className={styles.main}>
        <header className={styles.head}>
          <h1>{ui.dump.title}</h1>
          <p>{ui.dump.lead}</p>
        </header>
        {isLive ? (
          <Suspense fallback={<p>{ui.playground.starting}</p>}>
            <ConfigDump />
          </Suspense>
        ) : (
          <noscript>{ui.playground.noScript}</noscript>
        )}
      </main>
    </Layout>
  )
}
