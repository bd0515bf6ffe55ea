import { packet as packetTexts } from '@texts/packet'
import { walk as words } from '@texts/walk'
import { type JSX, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PacketName, PacketScene } from '../../worker/protocol'
import { Icon } from '../Icon'
import { engine } from '../Playground/engine'
import button from '../shared/button.module.css'
import { Tabs } from '../Tabs'
import { Words } from '../Words'
import { Annotations } from './annotations'
import card from './card.module.css'
import { faultText } from './faults'
import { Outcome } from './outcome'
import { OwnRules } from './own-rules'
import { SceneForm } from './scene-form'
import { askOf, inMode, type ModeTab, type PacketWalkProps, type Settings, settingsOf, tabOf } from './settings'
import { Walk } from './walk'

interface Heard {
  readonly scene?: PacketScene
  /** The newest one that could be walked. */
  readonly good?: PacketScene
  readonly failed?: boolean
}

/** The widget at work. */
export default function Card({ prefix, ...props }: PacketWalkProps & { readonly prefix: string }): JSX.Element {
  const [first] = useState(() => settingsOf(props))
  const [settings, setSettings] = useState<Settings>(first)
  const [packet, setPacket] = useState<PacketName>(props.packet ?? 'first')
  const [at, setAt] = useState<number | undefined>(() => (props.step === undefined ? undefined : Number(props.step) - 1))
  const [heard, setHeard] = useState<Heard>({})
  const [again, setAgain] = useState(0)
  const asked = useRef(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once more
  useEffect(() => {
    const number = ++asked.current
    void engine()
      .consult('packet', askOf(settings))
      .then((scene) => {
        if (number !== asked.current) return
        setHeard((before) =>
          scene
            ? { scene, ...(scene.packets.length > 0 ? { good: scene } : before.good ? { good: before.good } : {}) }
            : { ...before, failed: true },
        )
      })
  }, [settings, again])

  const change = useCallback((next: Settings) => {
    setSettings(next)
    setAt(undefined)
  }, [])
  const setRules = useCallback((rules: string) => setSettings((s) => ({ ...s, rules })), [])
  const { scene, good, failed } = heard
  const faults = scene?.faults ?? []
  // Nothing of an earlier text of rules is worth showing beside another, or beside none.
  const shown = scene && scene.packets.length > 0 ? scene : settings.mode === 'own' ? undefined : good
  const name = shown?.packets.some((p) => p.name === packet) ? packet : 'first'
  const walk = shown?.packets.find((p) => p.name === name)?.walk
  const modes = (['redirect', 'tproxy', 'ambient', 'own'] as const).map((id) => ({ id, label: words.modes[id] }))
  const loose = useMemo(
    () => faults.filter((f) => f.at === 'options' || f.at === 'from' || (f.at === 'rules' && settings.rules !== '')),
    [faults, settings.rules],
  )
  return (
    <section className={card.card} aria-label={words.title} data-answered={scene ? '' : undefined}>
      <div className={card.bar}>
        <span className={card.title}>{words.title}</span>
        <Tabs<ModeTab>
          look="pill"
          label={words.mode}
          prefix={`${prefix}m`}
          chosen={tabOf(settings)}
          onChoose={(tab) => change(inMode(settings, tab))}
          tabs={modes}
        />
        <span className={card.space} />
        <button
          type="button"
          className={button.quiet}
          disabled={settings === first}
          onClick={() => {
            change(first)
            setPacket(props.packet ?? 'first')
          }}
        >
          <Icon name="reset" /> {words.reset}
        </button>
      </div>
      <div role="tabpanel" id={`${prefix}m-panel`} aria-labelledby={`${prefix}m-tab-${tabOf(settings)}`}>
        {settings.mode === 'own' ? (
          <OwnRules rules={settings.rules} scene={scene} onChange={setRules} onExample={() => setRules(textOf(good))} />
        ) : (
          <Annotations settings={settings} faults={faults} prefix={prefix} onChange={change} />
        )}
        <SceneForm settings={settings} faults={faults} proxy={shown?.proxy} prefix={prefix} onChange={change} />
        {loose.map((fault) => (
          <p key={JSON.stringify(fault)} className={card.fault} role="alert">
            <Words text={faultText(fault)} />
          </p>
        ))}
        {failed && (
          <p className={card.fault} role="alert">
            {words.failed}{' '}
            <button type="button" className={button.quiet} onClick={() => setAgain(again + 1)}>
              {words.retry}
            </button>
          </p>
        )}
        {!shown && !failed && settings.mode !== 'own' && <p className={card.hint}>{words.starting}</p>}
        {shown && walk && (
          <div data-stale={faults.length > 0 || undefined}>
            {faults.length > 0 && <p className={card.hint}>{words.stale}</p>}
            <Outcome scene={shown} walk={walk} />
            {shown.packets.length > 0 && (
              <div className={card.packets}>
                <Tabs<PacketName>
                  look="pill"
                  label={words.packet}
                  prefix={`${prefix}p`}
                  chosen={name}
                  onChoose={(next) => {
                    setPacket(next)
                    setAt(undefined)
                  }}
                  tabs={shown.packets.map((p) => ({ id: p.name, label: packetTexts.packets[p.name] }))}
                />
              </div>
            )}
            <div role="tabpanel" id={`${prefix}p-panel`} aria-labelledby={`${prefix}p-tab-${name}`}>
              <Walk
                key={`${name} ${shown.packets.length}`}
                scene={shown}
                walk={walk}
                at={at}
                onAt={setAt}
                startWhole={props.step === undefined}
              />
            </div>
          </div>
        )}
      </div>
    </section>
  )
}

/** Rules to begin one's own with: those shown last. */
const textOf = (scene: PacketScene | undefined): string => (scene ? `${scene.lines.map((line) => line.text).join('\n')}\n` : '')
