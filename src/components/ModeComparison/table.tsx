import { modes as texts } from '@texts/modes'
import { ui } from '@texts/ui'
import type { JSX, ReactNode } from 'react'
import type { ModeReport, ModesReply, RuleEffect } from '../../worker/modes/types'
import { percent } from '../RequestTracer/outcomes'
import styles from './styles.module.css'

const kilobytes = (bytes: number): string => (bytes === 0 ? '0' : `${(bytes / 1000).toFixed(1)} kB`)
const effects: readonly RuleEffect[] = ['decides', 'told', 'none']

/** What the request costs in each mode, and which of the reader's rules it meets. */
export function Table({ reply }: { readonly reply: ModesReply }): JSX.Element {
  const { modes, rules, rulesLeft } = reply
  const row = (label: ReactNode, key: string, cell: (mode: ModeReport) => ReactNode) => (
    <tr key={key}>
      <th scope="row">{label}</th>
      {modes.map((mode) => (
        <td key={mode.mode}>{'absent' in mode ? <span className={styles.absent}>—</span> : cell(mode)}</td>
      ))}
    </tr>
  )
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {modes.map(({ mode }) => (
              <th key={mode} scope="col">
                {texts.modes[mode]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row(texts.rows.result, 'result', ({ results }) => lines(results.map((r) => resultText(r))))}
          {row(texts.rows.connections, 'connections', ({ stations }) => stations.filter((s) => s.wire).length)}
          {row(texts.rows.wires, 'wires', ({ stations }) =>
            lines(stations.flatMap((s) => (s.wire ? [<Wire key={s.at} wire={s.wire} />] : []))),
          )}
          {row(texts.rows.parsed, 'parsed', ({ stations }) => texts.times(stations.filter((s) => s.parses).length))}
          {row(texts.rows.onTheWay, 'onTheWay', ({ stations }) =>
            texts.proxies(stations.filter((s) => s.kind === 'envoy' || s.kind === 'ztunnel').length),
          )}
          {row(texts.rows.bytes, 'bytes', ({ proxies }) =>
            lines([
              <b key="sum">{kilobytes(proxies.reduce((sum, p) => sum + p.bytes, 0))}</b>,
              ...(proxies.length > 1 ? proxies.map((p) => `${p.name} ${kilobytes(p.bytes)}`) : []),
            ]),
          )}
          {row(texts.rows.running, 'running', ({ running: { proxies, agents, pods } }) => texts.running(proxies, agents, pods))}
        </tbody>
        {rules.length > 0 && (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={modes.length + 1} className={styles.group}>
                {texts.rules}
              </th>
            </tr>
            {rules.map((rule) => row(<RuleName rule={rule} />, rule, ({ effects: found }) => <Effect effect={found[rule] ?? 'none'} />))}
          </tbody>
        )}
      </table>
      {rules.length > 0 && (
        <ul className={styles.legend}>
          {effects.map((effect) => (
            <li key={effect}>
              <span className={styles.mark} data-effect={effect} aria-hidden="true">
                {texts.effects[effect].mark}
              </span>{' '}
              {texts.legend[effect]}
            </li>
          ))}
          {rulesLeft > 0 && <li>{texts.rulesLeft(rulesLeft)}</li>}
        </ul>
      )}
    </>
  )
}

const lines = (parts: readonly ReactNode[]): JSX.Element => (
  <ul className={styles.lines}>
    {parts.map((part, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the cell
      <li key={i}>{part}</li>
    ))}
  </ul>
)

function resultText({ probability, code, ending, flags, by }: ModeReport['results'][number]): string {
  const what = [code ?? ui.trace.endings[ending], ...flags, by].filter((part) => part !== undefined).join(' ')
  return probability > 0.9995 ? what : `${percent(probability)} ${what}`
}

function Wire({ wire }: { readonly wire: NonNullable<ModeReport['stations'][number]['wire']> }): JSX.Element {
  return (
    <>
      <span className={styles.wireName} data-wire={wire.kind}>
        {texts.wires[wire.kind]}
      </span>
      {wire.identity !== undefined && (
        <span className={styles.identity}>{texts.asIdentity(wire.identity.replace(/^.*\/ns\//, 'ns/'))}</span>
      )}
    </>
  )
}

/** `KIND/NAMESPACE/NAME` on two lines: a column of it stays narrow. */
function RuleName({ rule }: { readonly rule: string }): JSX.Element {
  const [kind, ...rest] = rule.split('/')
  return (
    <>
      {kind}
      <span className={styles.ruleName}>{rest.join('/')}</span>
    </>
  )
}

function Effect({ effect }: { readonly effect: RuleEffect }): JSX.Element {
  const { mark, text } = texts.effects[effect]
  return (
    <span className={styles.effect} data-effect={effect}>
      <span className={styles.mark} data-effect={effect} aria-hidden="true">
        {mark}
      </span>{' '}
      {text}
    </span>
  )
}
