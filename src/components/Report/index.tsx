import { report as texts } from '@texts/report'
import { type JSX, useCallback, useEffect, useRef, useState } from 'react'
import type { ReportEntry } from '../../report/entry'
import { type ReportReply, type ReportStage, reportStages } from '../../worker/report/types'
import { Busy } from '../DropZone/busy'
import { Refused } from '../DropZone/refused'
import { engine } from '../Playground/engine'
import { type Gathered, type Given, gather, mostBytes, mostFiles, type Refusal } from './gather'
import { Intake } from './intake'
import { Result } from './result'
import { inWords } from './wording'

type State =
  | { readonly phase: 'empty'; readonly refusal?: Refusal | { readonly reason: 'engine' } }
  | { readonly phase: 'busy'; readonly stage: 'gather' | ReportStage }
  | { readonly phase: 'done'; readonly gathered: Gathered; readonly reply: ReportReply; readonly entries: readonly ReportEntry[] }

/** Milliseconds: what takes longer has lost its reader. */
const longest = 90_000

/** All that is wrong with a reader's own files, as a report that can be filtered and saved. Computed in the worker. */
export function Report(): JSX.Element {
  const [state, setState] = useState<State>({ phase: 'empty' })
  const [hasPods, setPods] = useState(false)
  const turn = useRef(0)
  const running = useRef<AbortController>(undefined)
  const forget = useCallback(() => {
    turn.current++
    running.current?.abort()
  }, [])
  useEffect(() => forget, [forget])
  const check = useCallback(
    async (given: Given[] | Promise<Given[]>) => {
      forget()
      const mine = turn.current
      const set = (next: State) => mine === turn.current && setState(next)
      set({ phase: 'busy', stage: 'gather' })
      const gathered = await gather(await given)
      if ('reason' in gathered) {
        set({ phase: 'empty', refusal: gathered })
        return
      }
      if (mine !== turn.current) return
      const controller = new AbortController()
      running.current = controller
      const progress = (stage: ReportStage) => set({ phase: 'busy', stage })
      const reply = await engine().consult(
        'report',
        { files: gathered.files, hasPods },
        { limit: longest, progress, signal: controller.signal },
      )
      set(
        reply
          ? { phase: 'done', gathered, reply, entries: await inWords(reply.findings) }
          : { phase: 'empty', refusal: { reason: 'engine' } },
      )
    },
    [hasPods, forget],
  )
  const again = () => {
    forget()
    setState({ phase: 'empty' })
  }
  if (state.phase === 'done') return <Result {...state} onAgain={again} />
  if (state.phase === 'busy') return <Working stage={state.stage} onCancel={again} />
  return (
    <>
      {state.refusal && <Refused>{refusalText(state.refusal)}</Refused>}
      <Intake hasPods={hasPods} onPods={setPods} onGiven={(given) => void check(given)} />
    </>
  )
}

function Working({ stage, onCancel }: { readonly stage: 'gather' | ReportStage; readonly onCancel: () => void }): JSX.Element {
  const at = stage === 'gather' ? 0 : reportStages.indexOf(stage) + 1
  return (
    <Busy
      text={texts.stages[stage]}
      label={texts.progress}
      value={at}
      max={reportStages.length + 1}
      cancel={texts.cancel}
      onCancel={onCancel}
    />
  )
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

function refusalText(refusal: Refusal | { readonly reason: 'engine' }): string {
  const { refused } = texts
  switch (refusal.reason) {
    case 'nothing':
      return refused.nothing
    case 'size':
      return refused.size(megabytes(refusal.bytes), mostBytes / 1e6)
    case 'count':
      return refused.count(refusal.files, mostFiles)
    case 'unreadable':
      return refused.unreadable(refusal.name)
    case 'engine':
      return refused.engine
  }
}
