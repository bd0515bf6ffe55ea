import Link from '@docusaurus/Link'
import { codepage as texts } from '@texts/codepage'
import { ui } from '@texts/ui'
import CodeBlock from '@theme/CodeBlock'
import Layout from '@theme/Layout'
import { type JSX, lazy, Suspense, useEffect, useState } from 'react'
import type { MessageData } from '../../../plugins/messages/data'
import { ScrollRegion } from '../ScrollRegion'
import { Words } from '../Words'
import styles from './styles.module.css'

const Live = lazy(() => import('./live'))

/** All about one code. What it says of its example was computed when the site was built; with scripts the example can be tried. */
export default function MessagePage({ message }: { readonly message: MessageData }): JSX.Element {
  const { code, name, level, isOurs, text, line, meaning, remedy, example, diff, besideId, subject } = message
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  return (
    <Layout title={texts.pageTitle(code, name)} description={meaning.replaceAll('`', '')}>
      <main className={styles.page}>
        <nav className={styles.up}>
          <Link to="/messages/">{texts.all}</Link> · {texts.subjects[subject]}
        </nav>
        <h1>
          {code} <span className={styles.name}>{name}</span>
        </h1>
        <p className={styles.facts}>
          <span className={styles.level} data-level={level}>
            {texts.levels[level]}
          </span>{' '}
          {isOurs ? texts.ours : texts.istioctl}
        </p>
        <h2>{texts.meaning}</h2>
        <p>
          <Words text={meaning} />
        </p>
        <h2>{texts.remedy}</h2>
        <p>
          <Words text={remedy} />
        </p>
        <h2>{texts.example}</h2>
        {besideId && (
          <p>
            <Words text={texts.beside(`\`${besideId}\``)} />
          </p>
        )}
        <CodeBlock language="yaml" metastring={`{${line}}`} showLineNumbers>
          {example.trimEnd()}
        </CodeBlock>
        <p className={styles.said}>
          <b>{texts.said(line)}</b> <Words text={text} />
        </p>
        <h2>{texts.repair}</h2>
        <p className={styles.quiet}>{texts.repairTip}</p>
        <ScrollRegion label={texts.repair} className={styles.diff}>
          <pre>
            {diff.map(({ sign, line: changed }, i) => {
              const Tag = sign === '-' ? 'del' : sign === '+' ? 'ins' : 'span'
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines never move
                <Tag key={i}>{`${sign} ${changed}\n`}</Tag>
              )
            })}
          </pre>
        </ScrollRegion>
        <h2>{texts.try}</h2>
        {isLive ? (
          <Suspense fallback={<p>{ui.playground.starting}</p>}>
            <Live key={code} message={message} />
          </Suspense>
        ) : (
          <noscript>{ui.playground.noScript}</noscript>
        )}
        <p>
          <Link to="/report/">{texts.own}</Link>
        </p>
      </main>
    </Layout>
  )
}
