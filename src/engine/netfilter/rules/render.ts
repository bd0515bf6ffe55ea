import type { Match, Rule, Target } from './model.js'

const flags: Readonly<Record<Exclude<Match['kind'], 'owner'>, readonly string[]>> = {
  'in-interface': ['-i'],
  'out-interface': ['-o'],
  source: ['-s'],
  destination: ['-d'],
  protocol: ['-p'],
  module: ['-m'],
  'source-port': ['--sport'],
  'destination-port': ['--dport'],
  'destination-ports': ['-m', 'multiport', '--dports'],
  mark: ['-m', 'mark', '--mark'],
  connmark: ['-m', 'connmark', '--mark'],
  state: ['-m', 'conntrack', '--ctstate'],
}

/** A condition's words. The `!` stands right before the flag that it turns round, after the name of a module. */
function matchWords(match: Match): readonly string[] {
  const words = match.kind === 'owner' ? ['-m', 'owner', `--${match.by}-owner`] : flags[match.kind]
  const isTurned = 'not' in match && match.not === true
  return [...words.slice(0, -1), ...(isTurned ? ['!'] : []), ...words.slice(-1), match.value]
}

function targetWords(target: Target): readonly string[] {
  switch (target.kind) {
    case 'verdict':
      return [target.verdict]
    case 'jump':
      return [target.chain]
    case 'redirect':
      return ['REDIRECT', target.portFlag, target.port]
    case 'tproxy':
      return ['TPROXY', '--tproxy-mark', target.mark, '--on-port', target.port]
    case 'mark':
      return ['MARK', '--set-mark', target.mark]
    case 'connmark':
      return ['CONNMARK', ...target.action]
    case 'zone':
      return ['CT', '--zone', target.zone]
  }
}

/** What follows the chain: `-p tcp --dport 80 -j RETURN`. */
export const ruleBody = (rule: Rule): string => [...rule.matches.flatMap(matchWords), '-j', ...targetWords(rule.target)].join(' ')

/** The rule as it stands in iptables-restore's input. */
export const ruleText = (rule: Rule): string =>
  `${rule.insertAt === undefined ? `-A ${rule.chain}` : `-I ${rule.chain} ${rule.insertAt}`} ${ruleBody(rule)}`
