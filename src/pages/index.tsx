import Link from '@docusaurus/Link'
import shown from '@generated/meshbook-examples/default/shown/reviews-v1.json'
import { ui } from '@texts/ui'
import Layout from '@theme/Layout'
import type { JSX } from 'react'
import { Playground } from '../components/Playground'
import type { ShownExample } from '../components/Playground/example'
import { Way } from '../components/Way'
import styles from './index.module.css'

/** The welcome page: one sentence, and the product at once. */
export default function Home(): JSX.Element {
  return (
    <Layout description={ui.home.description}>
      <main className={styles.main}>
        <header className={styles.hero}>
          <h1>{ui.home.title}</h1>
          <p className={styles.lead}>{ui.home.lead}</p>
          <p className={styles.actions}>
            <Link className={styles.primary} to="/docs/">
              {ui.home.start}
            </Link>
            <Link className={styles.secondary} to="/playground/">
              {ui.home.open}
            </Link>
          </p>
          <Way />
        </header>
        <Playground shown={shown as ShownExample} />
        <p className={styles.try}>{ui.home.try}</p>
        <ul className={styles.promises}>
          {ui.home.promises.map(([name, text]) => (
            <li key={name}>
              <h2>{name}</h2>
              <p>{text}</p>
            </li>
          ))}
        </ul>
        <h2 className={styles.course}>{ui.home.course}</h2>
        <ul className={styles.parts}>
          {ui.home.parts.map(([name = '', text, link = '']) => (
            <li key={link}>
              <Link to={link}>
                <span className={styles.part}>{name}</span>
                <span className={styles.about}>{text}</span>
              </Link>
            </li>
          ))}
        </ul>
      </main>
    </Layout>
  )
}
