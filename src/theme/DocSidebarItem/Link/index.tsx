import styles from '@site/src/components/Progress/styles.module.css'
import { useProgress } from '@site/src/components/Progress/use-progress'
import { progress as texts } from '@texts/progress'
import type { Props } from '@theme/DocSidebarItem/Link'
import Link from '@theme-original/DocSidebarItem/Link'
import clsx from 'clsx'
import type { JSX } from 'react'

/** A chapter in the sidebar, marked where the reader has been to its end. */
export default function DocSidebarItemLink(props: Props): JSX.Element {
  const { item } = props
  const { chapters } = useProgress()
  const isRead = item.docId !== undefined && Object.hasOwn(chapters, item.docId)
  if (!isRead) return <Link {...props} />
  return <Link {...props} item={{ ...item, className: clsx(item.className, styles.read) }} {...{ title: texts.read }} />
}
