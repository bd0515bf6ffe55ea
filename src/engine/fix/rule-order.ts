import type { Fix } from '../types/fix.js'
import { type FixProposer, fix, type Subject } from './context.js'
import { moveItem, removeItem } from './items.js'
import { listIn, textIn } from './names.js'

/** Rules and matches that nothing reaches, for an earlier one takes what they match. */
export const ruleOrder: FixProposer = {
  codes: ['MB0370', 'MB0371', 'MB0372', 'MB0373', 'MB0374', 'MB0501', 'IST0130', 'IST0131'],
  *propose(subject, _context) {
    const { code, layout, path, said, complaint } = subject
    if (code === 'MB0501') {
      const [rule, match, by] = ['rule', 'match', 'by'].map((name) => Number(complaint.arguments[name]) - 1) as [number, number, number]
      const matches = ['spec', 'http', rule, 'match']
      if (listIn(layout.document.value, ...matches).length > 1) {
        // The rule's other matches may well be reached.
        yield fix('remove-match', { match: String(match + 1) }, removeItem(layout, matches, match))
        return
      }
      yield moved(subject, rule, by)
      yield removed(subject, rule)
      return
    }
    const [, protocol = 'http', rule, , match] = path
    if (typeof rule !== 'number' || typeof protocol !== 'string') return
    const names = listIn(layout.document.value, 'spec', protocol).map((one, i) => textIn(one, 'name') || `#${i}`)
    if (path.length > 5) {
      // A prefix behind a shorter one, which is said by the name of its rule.
      const before = names.findIndex((name) => (code === 'MB0374' ? said('rule') === name : said('dupno').startsWith(`${name} `)))
      if (before >= 0) yield moved(subject, rule, before, protocol)
      return
    }
    if ((code === 'IST0131' || code === 'MB0373') && typeof match === 'number') {
      yield fix('remove-match', { match: String(match + 1) }, removeItem(layout, path.slice(0, 4), match))
      return
    }
    const before = names.indexOf(said('other'))
    if (before >= 0) yield moved(subject, rule, before, protocol)
    yield removed(subject, rule, protocol)
  },
}

function moved({ layout }: Subject, rule: number, before: number, protocol = 'http'): Fix | undefined {
  const edits = moveItem(layout, ['spec', protocol], rule, before)
  return edits && fix('move-rule', { rule: String(rule + 1), before: String(before + 1) }, ...edits)
}

/** What nothing reaches changes nothing when it goes. */
const removed = ({ layout }: Subject, rule: number, protocol = 'http'): Fix | undefined =>
  fix('remove-rule', { rule: String(rule + 1) }, removeItem(layout, ['spec', protocol], rule))
