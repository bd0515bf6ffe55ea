import { walk as words } from '@texts/walk'
import { type JSX, useEffect, useState } from 'react'
import type { PacketFault } from '../../worker/protocol'
import { Words } from '../Words'
import card from './card.module.css'
import { faultText } from './faults'
import { placesFor, sendersOf } from './presets'
import { type Settings, sentBy, withFamilies } from './settings'

interface Props {
  readonly settings: Settings
  readonly faults: readonly PacketFault[]
  readonly proxy: { readonly uid: number; readonly gid: number } | undefined
  readonly prefix: string
  readonly onChange: (settings: Settings) => void
}

/** Who sends what to where. */
export function SceneForm({ settings, faults, proxy, prefix, onChange }: Props): JSX.Element {
  const { mode, from, to, protocol, families } = settings
  const places = placesFor(mode, from, families)
  const chosen = places.findIndex((place) => place.to === to && place.protocol === protocol)
  const fault = faults.find((f) => f.at === 'to')
  const [address, setAddress] = useState(to)
  useEffect(() => setAddress(to), [to])
  const senders = sendersOf(mode)
  return (
    <div className={card.form}>
      <label>
        <span>{words.from}</span>
        <select value={from} onChange={(event) => onChange(sentBy(settings, event.target.value))}>
          {!senders.includes(from) && <option value={from}>{from}</option>}
          {senders.map((name) => (
            <option key={name} value={name}>
              {words.senders[name as keyof typeof words.senders]}
              {name.startsWith('envoy') && proxy ? ` (${words.owner(proxy.uid, proxy.gid)})` : ''}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.to}</span>
        <select
          value={chosen}
          onChange={(event) => {
            const place = places[Number(event.target.value)]
            if (place) onChange({ ...settings, to: place.to, protocol: place.protocol })
          }}
        >
          {chosen < 0 && <option value={-1}>{words.otherPlace}</option>}
          {places.map((place, i) => (
            <option key={`${place.to} ${place.protocol}`} value={i}>
              {`${words.places[place.name]} · ${place.to}${place.protocol === 'udp' ? ' (udp)' : ''}`}
            </option>
          ))}
        </select>
      </label>
      <label className={card.address}>
        <span>{words.address}</span>
        <input
          type="text"
          spellCheck={false}
          autoCapitalize="off"
          value={address}
          aria-invalid={fault !== undefined}
          aria-describedby={fault ? `${prefix}-to-fault` : undefined}
          onChange={(event) => {
            setAddress(event.target.value)
            onChange({ ...settings, to: event.target.value })
          }}
        />
      </label>
      <label>
        <span>{words.protocol}</span>
        <select value={protocol} onChange={(event) => onChange({ ...settings, protocol: event.target.value === 'udp' ? 'udp' : 'tcp' })}>
          <option value="tcp">TCP</option>
          <option value="udp">UDP</option>
        </select>
      </label>
      <label>
        <span>{words.families}</span>
        <select value={families} onChange={(event) => onChange(withFamilies(settings, event.target.value as Settings['families']))}>
          {(['ipv4', 'dual', 'ipv6'] as const).map((name) => (
            <option key={name} value={name}>
              {words.familyNames[name]}
            </option>
          ))}
        </select>
      </label>
      {fault && (
        <p className={card.fault} id={`${prefix}-to-fault`} role="alert">
          <Words text={faultText(fault)} />
        </p>
      )}
    </div>
  )
}
