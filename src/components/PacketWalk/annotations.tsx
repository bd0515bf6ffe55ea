import { walk as words } from '@texts/walk'
import clsx from 'clsx'
import { type JSX, useState } from 'react'
import type { PacketFault } from '../../worker/protocol'
import { CopyButton } from '../CopyButton'
import { ScrollRegion } from '../ScrollRegion'
import { Words } from '../Words'
import { Code } from '../YamlEditor/code'
import card from './card.module.css'
import { faultText } from './faults'
import { type Field, fieldsOf } from './fields'
import { type Settings, yamlOf } from './settings'

interface Props {
  readonly settings: Settings
  readonly faults: readonly PacketFault[]
  readonly prefix: string
  readonly onChange: (settings: Settings) => void
}

/** What the pod template says of the capture of its traffic, a switch each, and the YAML that results. */
export function Annotations({ settings, faults, prefix, onChange }: Props): JSX.Element {
  const fields = fieldsOf(settings.mode)
  const [inAnnotation, inMetadata] = [fields.filter((f) => f.in === 'annotation'), fields.filter((f) => f.in === 'metadata')]
  const count = Object.keys(settings.values).length
  const [open, setOpen] = useState(count > 0)
  const set = (field: Field, value: string | undefined) => {
    const { [field.name]: _, ...rest } = settings.values
    onChange({ ...settings, values: value === undefined ? rest : { ...settings.values, [field.name]: value } })
  }
  const row = (field: Field) => {
    const fault = faults.find(
      (f) =>
        f.at === 'annotations' && (f.annotation === field.name || (field.in === 'metadata' && f.annotation === 'proxy.istio.io/config')),
    )
    return (
      <Switch
        key={`${settings.mode} ${field.name}`}
        field={field}
        value={settings.values[field.name]}
        fault={fault && settings.values[field.name] !== undefined ? faultText(fault) : undefined}
        prefix={prefix}
        onChange={(value) => set(field, value)}
      />
    )
  }
  return (
    <details className={card.annotations} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {words.annotations} <span className={card.quiet}>{words.annotationsOn(count)}</span>
      </summary>
      <div className={card.fields}>
        <div className={card.switches}>
          {inAnnotation.map(row)}
          {inMetadata.length > 0 && (
            <p className={card.group}>
              <Words text={words.metadata} />
            </p>
          )}
          {inMetadata.map(row)}
        </div>
        <Template settings={settings} />
      </div>
    </details>
  )
}

interface SwitchProps {
  readonly field: Field
  readonly value: string | undefined
  readonly fault: string | undefined
  readonly prefix: string
  readonly onChange: (value: string | undefined) => void
}

function Switch({ field, value, fault, prefix, onChange }: SwitchProps): JSX.Element {
  const id = `${prefix}-${field.short}`
  const isOn = value !== undefined
  const input = {
    'aria-label': words.value(field.name),
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault === undefined ? undefined : `${id}-fault`,
  }
  return (
    <div className={clsx(card.field, isOn && card.on)} data-field={field.short}>
      <label className={card.name} title={field.name}>
        <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked ? field.example : undefined)} />
        <span>
          <code>
            {field.in === 'annotation' && <span className={card.prefix}>{field.name.slice(0, -field.short.length)}</span>}
            {field.short}
          </code>
          <span className={card.what}>{words.what[field.short]}</span>
        </span>
      </label>
      {isOn &&
        (field.choices ? (
          <select {...input} value={value} onChange={(event) => onChange(event.target.value)}>
            {[...new Set([...field.choices, value])].map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        ) : (
          <input
            {...input}
            type="text"
            spellCheck={false}
            autoCapitalize="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ))}
      {fault !== undefined && (
        <p className={card.fault} id={`${id}-fault`} role="alert">
          <Words text={fault} />
        </p>
      )}
    </div>
  )
}

function Template({ settings }: { readonly settings: Settings }): JSX.Element {
  const yaml = yamlOf(settings)
  return (
    <div className={card.template}>
      <div className={card.rulesHead}>
        <span>{words.yaml}</span>
        {yaml !== '' && <CopyButton text={() => yaml} />}
      </div>
      {yaml === '' ? (
        <p className={card.hint}>{words.none}</p>
      ) : (
        <ScrollRegion className={card.yaml} label={words.yaml}>
          <pre>
            <Code text={yaml} />
          </pre>
        </ScrollRegion>
      )}
    </div>
  )
}
