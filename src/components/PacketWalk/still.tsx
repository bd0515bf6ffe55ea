import { walk as words } from '@texts/walk'
import type { JSX } from 'react'
import { ScrollRegion } from '../ScrollRegion'
import { Words } from '../Words'
import card from './card.module.css'
import type { PacketStill } from './still-props'

/** The card before it runs, and for good where no script does: the walk in words. */
export function Still({ still }: { readonly still: PacketStill | undefined }): JSX.Element {
  return (
    <section className={card.card} aria-label={words.title}>
      <div className={card.bar}>
        <span className={card.title}>{words.title}</span>
      </div>
      {still && (
        <>
          {still.yaml && (
            <ScrollRegion className={card.yaml} label={words.yaml}>
              <pre>{still.yaml}</pre>
            </ScrollRegion>
          )}
          <p className={card.stillHead}>
            <code>{still.packet}</code>
          </p>
          <ScrollRegion className={card.stillSteps} label={words.steps}>
            <ol>
              {still.steps.map((step, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the walk
                <li key={i} style={{ marginLeft: step.depth * 12 }}>
                  {step.code && (
                    <>
                      <code>{step.code}</code> —{' '}
                    </>
                  )}
                  <Words text={step.text} />
                </li>
              ))}
            </ol>
          </ScrollRegion>
        </>
      )}
      <noscript>
        <p className={card.hint}>{words.noScript}</p>
      </noscript>
    </section>
  )
}
