import { mayHaveFix } from '../../../engine/types/fix'
import type { OfferedFix } from '../../../worker/protocol'
import { findingsOf } from '../../Playground/findings'
import { titleOf } from '../../Playground/fix-title'
import type { Fixes } from '../../Playground/fixer'
import type { Session } from '../../Playground/session'
import type { Monaco } from './monaco'

const command = 'meshbook.applyFix'
/** Monaco's number for a reader who asks, and not the cursor. */
const invoked = 1

/** The light bulb, and Ctrl+.: what mends the problems under the cursor. */
export function registerFixes(monaco: Monaco, sessionOf: (uri: string) => Session | undefined): void {
  monaco.editor.registerCommand(command, (_, session: Session, fixes: Fixes, fix: OfferedFix) => session.applyFix(fixes, fix))

  monaco.languages.registerCodeActionProvider(
    'yaml',
    {
      async provideCodeActions(model, range, { markers, trigger }) {
        const session = sessionOf(model.uri.toString())
        const none = { actions: [], dispose: () => {} }
        // The light bulb asks at every move of the cursor.
        if (!session || (trigger !== invoked && session.isLarge)) return none
        const file = model.uri.path.slice(1)
        const here = findingsOf(session.getState()).all.filter(
          (f) => f.file === file && mayHaveFix.has(f.code) && f.line <= range.endLineNumber && f.endLine >= range.startLineNumber,
        )
        // Of a problem that spans many lines its first counts.
        const near = here.filter((f) => f.line === range.startLineNumber || f.endLine - f.line < 3).slice(0, 3)
        const found = await Promise.all(near.map(async (finding) => ({ finding, fixes: await session.fixesFor(finding) })))
        const actions = found.flatMap(({ finding, fixes }) =>
          fixes.offered.map((fix, i) => {
            const title = titleOf(fix).replaceAll('`', '')
            return {
              title,
              kind: 'quickfix',
              diagnostics: markers.filter((marker) => marker.code === finding.code && marker.startLineNumber === finding.line),
              isPreferred: i === 0,
              command: { id: command, title, arguments: [session, fixes, fix] },
            }
          }),
        )
        return { actions, dispose: () => {} }
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  )
}
