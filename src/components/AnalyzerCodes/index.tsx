import Link from '@docusaurus/Link'
import { analyzer as texts } from '@texts/analyzer'
import type { JSX } from 'react'
import { messageAddress } from '../MessagePage/address'
import { ScrollRegion } from '../ScrollRegion'
import { Words } from '../Words'
import { codesBySubject, type Subject } from './codes'
import styles from './styles.module.css'

/** The codes of one subject: what each means for traffic, and what to do. Each row has an anchor, `ist0101`, and leads to the page about its code. */
export function AnalyzerCodes({ subject }: { readonly subject: Subject }): JSX.Element {
  return (
    <ScrollRegion label={texts.label} className={styles.scroll}>
      <table className={styles.codes}>
        <thead>
          <tr>
            <th scope="col">{texts.code}</th>
            <th scope="col">{texts.level}</th>
            <th scope="col">{texts.meaning}</th>
            <th scope="col">{texts.remedy}</th>
          </tr>
        </thead>
        <tbody>
          {codesBySubject[subject].map(({ code, name, level }) => (
            <tr key={code} id={code.toLowerCase()}>
              <th scope="row">
                <Link to={messageAddress(code) ?? `#${code.toLowerCase()}`}>{code}</Link>
                <span className={styles.name}>{name}</span>
              </th>
              <td>
                <span className={styles.level} data-level={level}>
                  {texts.levels[level]}
                </span>
              </td>
              <td>
                <Words text={texts.advice[code].meaning} />
              </td>
              <td>
                <Words text={texts.advice[code].remedy} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
