import { useSyncExternalStore } from 'react'
import { nothing, type Progress } from './progress'
import { progress } from './store'

/** The reader's progress; nothing while the page is rendered without a reader. */
export const useProgress = (): Progress => useSyncExternalStore(progress.subscribe, progress.get, () => nothing)
