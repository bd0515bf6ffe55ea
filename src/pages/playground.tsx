import { useHistory, useLocation } from '@docusaurus/router'
import list from '@generated/meshbook-examples/default/list.json'
import { ui } from '@texts/ui'
import Layout from '@theme/Layout'
import { type JSX, useEffect, useState } from 'react'
import { Playground } from '../components/Playground'
import type { ShownExample } from '../components/Playground/example'
import { decodeShare, isShare } from '../components/Playground/share-link'
import styles from './playground.module.css'

const first = 'blank'
const known = (id: string | null): id is string => list.some((e) => e.id === id)

/** Any example, or nothing yet, in a page of its own. The address says which: `?example=reviews-v1`, or a share link. */
export default function PlaygroundPage(): JSX.Element {
  const { search, hash } = useLocation()
  const history = useHistory()
  const [shown, setShown] = useState<ShownExample>()
  useEffect(() => {
    let current = true
    const asked = new URLSearchParams(search).get('example')
    const open = async () => {
      const shared = isShare(hash) ? (await decodeShare(hash))?.example : undefined
      const id = shared && known(shared) ? shared : known(asked) ? asked : first
      const module: { readonly default: ShownExample } = await import(`@generated/meshbook-examples/default/shown/${id}.json`)
      if (current) setShown(module.default)
    }
    void open()
    return () => {
      current = false
    }
  }, [search, hash])
  return (
    <Layout title={ui.lab.title} description={ui.lab.lead}>
      <main className={styles.main}>
        <header className={styles.head}>
          <h1>{ui.lab.title}</h1>
          <p>{ui.lab.lead}</p>
          <label className={styles.pick}>
            {ui.lab.pick}
            <select value={shown?.id ?? first} onChange={(event) => history.push({ search: `?example=${event.target.value}`, hash: '' })}>
              {list.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        </header>
        {shown && <Playground key={shown.id} shown={shown} />}
      </main>
    </Layout>
  )
}
