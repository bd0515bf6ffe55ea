import Link from '@docusaurus/Link'
import { codepage as texts } from '@texts/codepage'
import Layout from '@theme/Layout'
import { type JSX, useState } from 'react'
import type { MessageData } from '../../../plugins/messages/data'
import { FilterField } from '../FilterField'
import { hasAll } from '../FilterField/has-all'
import { ScrollRegion } from '../ScrollRegion'
import { Words } from '../Words'
import { messageAddress } from './address'
import styles from './styles.module.css'

type Listed = Pick<MessageData, 'code' | 'name' | 'level' | 'subject' | 'meaning'>

/** Every code by subject, in a table that can be filtered. The whole table is in the page. */
export default function MessageList({ list }: { readonly list: readonly Listed[] }): JSX.Element {
  const [words, setWords] = useState('')
  const shown = list.filter((one) => hasAll(textOf(one), words))
  const subjects = [...new Set(shown.map(({ subject }) => subject))]
  return (
    <Layout title={texts.title} description={texts.lead}>
      <main className={styles.page}>
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
        <div className={styles.search}>
          <FilterField label={texts.search} words={words} onWords={setWords} />
          <output>{shown.length === 0 ? texts.nothing : texts.shown(shown.length, list.length)}</output>
        </div>
        {subjects.map((subject) => (
          <section key={subject}>
            <h2 id={subject}>{texts.subjects[subject]}</h2>
            <ScrollRegion label={texts.subjects[subject] ?? subject} className={styles.scroll}>
              <table className={styles.codes}>
                <thead>
                  <tr>
                    <th scope="col">{texts.code}</th>
                    <th scope="col">{texts.level}</th>
                    <th scope="col">{texts.meaning}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown
                    .filter((one) => one.subject === subject)
                    .map(({ code, name, level, meaning }) => (
                      <tr key={code}>
                        <th scope="row">
                          <Link to={messageAddress(code)}>{code}</Link>
                          <span className={styles.small}>{name}</span>
                        </th>
                        <td>
                          <span className={styles.level} data-level={level}>
                            {texts.levels[level]}
                          </span>
                        </td>
                        <td>
                          <Words text={meaning} />
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </ScrollRegion>
          </section>
        ))}
      </main>
    </Layout>
  )
}

const textOf = ({ code, name, level, meaning, subject }: Listed): string =>
  `${code} ${name} ${texts.levels[level]} ${meaning} ${texts.subjects[subject]}`
