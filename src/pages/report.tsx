import { report } from '@texts/report'
import { ui } from '@texts/ui'
import Layout from '@theme/Layout'
import { type JSX, lazy, Suspense, useEffect, useState } from 'react'
import styles from './playground.module.css'

const Report = lazy(() => import('../components/Report').then(({ Report }) => ({ default: Report })))

/** A reader's own files, checked. Nothing of them leaves the browser. */
export default function ReportPage(): JSX.Element {
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  return (
    <Layout title={report.title} description={report.lead}>
      <main className={styles.main}>
        <header className={styles.head}>
          <h1>{report.title}</h1>
          <p>{report.lead}</p>
        </header>
        {isLive ? (
          <Suspense fallback={<p>{ui.playground.starting}</p>}>
            <Report />
          </Suspense>
        ) : (
          <noscript>{ui.playground.noScript}</noscript>
        )}
      </main>
    </Layout>
  )
}
