import { ui } from '@texts/ui'
import { type JSX, useEffect, useState } from 'react'
import type { ProxyChoice } from '../../worker/protocol'
import { Icon } from '../Icon'
import button from '../shared/button.module.css'
import reader from '../shared/reader.module.css'
import { ResetButton } from './reset-button'
import type { Session, SessionState } from './session'
import { encodeShare, longestLink } from './share-link'
import styles from './styles.module.css'

interface Props {
  readonly session: Session
  readonly state: SessionState
  readonly title: string
  readonly full: boolean
  readonly onFull: () => void
}

/** The card's head: what it is, who looks, and what can be done with the whole. */
export function Bar({ session, state, title, full, onFull }: Props): JSX.Element {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(''), 4000)
    return () => clearTimeout(timer)
  }, [said])
  const proxies = state.answer?.proxies ?? []
  const proxy = state.answer?.proxy
  const notice = state.notice && noticeTexts[state.notice]
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.title}>{title}</span>
        <label className={styles.from}>
          {ui.playground.from}
          <select className={styles.select} value={proxy?.id ?? ''} onChange={(event) => session.look({ proxy: event.target.value })}>
            {proxies.length === 0 && <option value="">{state.proxy}</option>}
            {groups(proxies).map(([namespace, members]) => (
              <optgroup key={namespace} label={namespace}>
                {members.map((p) => (
                  <option key={p.id} value={p.id}>
                    {labelOf(p, members)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <span className={styles.space} />
        <span role="status" className={said ? styles.from : reader.only}>
          {said}
        </span>
        <span className={styles.actions}>
          <ResetButton session={session} state={state} />
          <button type="button" className={button.quiet} title={ui.playground.shareTip} onClick={() => void share(session).then(setSaid)}>
            <Icon name="share" /> {ui.playground.share}
          </button>
          <button
            type="button"
            className={button.quiet}
            aria-pressed={full}
            title={full ? ui.playground.exitFullscreen : ui.playground.fullscreen}
            aria-label={full ? ui.playground.exitFullscreen : ui.playground.fullscreen}
            onClick={onFull}
          >
            <Icon name={full ? 'shrink' : 'expand'} />
          </button>
        </span>
      </div>
      {notice && (
        <div className={styles.notice} role="status">
          <span>{notice}</span>
          <span className={styles.space} />
          <button type="button" className={button.quiet} aria-label={ui.playground.close} onClick={() => session.dismissNotice()}>
            <Icon name="close" size={12} />
          </button>
        </div>
      )}
    </>
  )
}

const noticeTexts: Record<NonNullable<SessionState['notice']>, string> = {
  shared: ui.playground.sharedLinkOpened,
  'shared-broken': ui.playground.sharedLinkBroken,
  kept: ui.playground.editsKept,
  'not-kept': ui.playground.notKept,
}

function groups(proxies: readonly ProxyChoice[]): [string, ProxyChoice[]][] {
  const found = new Map<string, ProxyChoice[]>()
  for (const p of proxies) {
    const members = found.get(p.namespace)
    if (members) members.push(p)
    else found.set(p.namespace, [p])
  }
  return [...found]
}

/** A workload's name says enough where it has one pod. */
function labelOf(p: ProxyChoice, members: readonly ProxyChoice[]): string {
  const alone = members.filter((m) => m.workload === p.workload).length === 1
  return `${alone ? p.workload : p.id.slice(0, p.id.lastIndexOf('.'))} · ${p.type}`
}

/** Puts the share link into the address bar and the clipboard; returns what to say about it. */
async function share(session: Session): Promise<string> {
  const fragment = await encodeShare(session.share())
  if (fragment.length > longestLink) return ui.playground.tooLongToShare
  const link = new URL(fragment, window.location.href)
  window.history.replaceState(window.history.state, '', link)
  try {
    await navigator.clipboard.writeText(link.href)
    return ui.playground.copied
  } catch {
    return ui.playground.copyFailed
  }
}
