import type { Covering } from '../../../engine/types/insight.js'
import type { InsightTexts } from './types.js'

const code = (text: string): string => `\`${text}\``
const how: Readonly<Record<Covering, string>> = {
  same: 'it matches the same requests',
  prefix: 'its prefix takes in this one',
  regex: 'its regular expression takes in this one',
  everything: 'it matches every request',
}
const steps: Readonly<Record<'client-namespace' | 'service-namespace' | 'more-specific', string>> = {
  'client-namespace': "the caller's own namespace has one",
  'service-namespace': "the service's namespace has one",
  'more-specific': 'its namespace has one with a more specific host',
}

export const insightTexts: InsightTexts = {
  MB0501: {
    text: ({ rule, match, by, how: kind }) =>
      `Match ${match} of rule ${rule} is never reached: rule ${by} stands before it, and ${how[kind]}.`,
    meaning:
      'Envoy compares routes in their order and takes the first that matches; it does not look for the longest prefix. In every configuration this rule might as well not be there.',
    remedy: 'Move the more specific rule up, or narrow the earlier one.',
  },
  MB0502: {
    text: ({ rule, match, by, byRule, host, how: kind }) =>
      `Match ${match} of rule ${rule} is never reached: on host ${code(host)}, rule ${byRule} of VirtualService ${code(by)} stands before it, and ${how[kind]}.`,
    meaning: 'On a gateway, the VirtualServices of one host follow one another, the oldest first; the length of a path plays no part.',
    remedy: 'Make one VirtualService of them, or delegate, so that one place decides the order.',
  },
  MB0503: {
    text: ({ subset, labels, host, endpoints }) =>
      `Subset ${code(subset)} has no endpoint: ${code(host)} has ${endpoints}, and none is labelled ${code(labels)}.`,
    meaning: 'A request for this subset gets 503 with the response flag UH, though every pod is healthy.',
    remedy: "Compare the subset's labels with those of the pod template; add what is missing, mend what is misspelt.",
  },
  MB0504: {
    text: ({ why, detail }) =>
      `No sidecar and no gateway uses this VirtualService: ${
        {
          'no-visible-sidecar': `it is exported to ${code(detail)} only, where no proxy runs`,
          'other-labels': 'each of its rules asks for labels or a namespace of the caller that no proxy has',
          'other-rules-first': `${code(detail)} rules its host already`,
          'no-host': `no proxy has a listener where host ${code(detail)} could stand`,
        }[why]
      }.`,
    meaning: "It is in no proxy's configuration; without it nothing would change.",
    remedy:
      'Check `hosts`, `gateways`, `exportTo` and the conditions on the caller. For calls inside the mesh leave `gateways` out, or name `mesh`.',
  },
  MB0505: {
    text: ({ host, step, by }) =>
      step === 'no-service'
        ? `No lookup finds this DestinationRule: there is no service ${code(host)}.`
        : step === 'not-exported'
          ? `No lookup finds this DestinationRule: for every caller it is neither in the caller's namespace, nor in that of ${code(host)} (or not exported), nor in the root namespace.`
          : `No lookup finds this DestinationRule: ${steps[step]}, ${code(by)}.`,
    meaning:
      "The lookup goes through the caller's namespace, the service's and the root namespace, and ends with the first that has a rule; nothing of the others is merged in.",
    remedy: 'Move it to a namespace where it is found, mend its `host` or `exportTo`, or merge it into the one that is found.',
  },
  MB0506: {
    text: ({ rule, action }) =>
      `Rule ${rule} has no effect: where the policy stands its fields cannot be seen, and the ${code(action)} filter made of it is without the rule.`,
    meaning:
      'Conditions on a request (path, method, JWT and the like) cannot be judged where only TCP is handled. In an ALLOW policy such a rule never matches, so requests are refused.',
    remedy: 'Declare the port as HTTP, or in ambient mode give the destination a waypoint, or use conditions on the connection.',
  },
  MB0507: {
    text: ({ port, name, protocol }) =>
      `Port ${port}${name ? ` (${code(name)})` : ''} declares no protocol, so Envoy sniffs; in ${protocol} the server speaks first, and the sniffing waits for bytes of the client that do not come.`,
    meaning: 'Each connection waits until the sniffing times out.',
    remedy: `Name the port ${code('tcp-…')}, or write ${code('appProtocol: tcp')}.`,
  },
  MB0508: {
    text: ({ perTry, timeout, attempts }) =>
      `One try may take ${perTry}, the whole request ${timeout}: after a try that times out there is none left (${code('attempts')} is ${attempts}).`,
    meaning: 'The timeout counts all tries together. Only tries that fail fast (connection refused, 503) leave time for another.',
    remedy: 'Keep `perTryTimeout` times the number of tries within `timeout`, or allow more in `timeout`.',
  },
  MB0509: {
    text: ({ percent }) => `The injected abort (${percent}%) is not retried: it answers before a request is sent.`,
    meaning:
      'The fault filter stands before the router; a request that it aborts never comes to where retries are made. Trying out the retries of this rule with it shows nothing.',
    remedy: 'Put the fault on the next hop, at the service that is called or on its own calls, and keep the retries here.',
  },
  MB0510: {
    text: ({ delay, timeout }) =>
      `The injected delay of ${delay} is longer than the timeout of ${timeout}, which does not count it: no request gets a 504 for it.`,
    meaning: 'The delay comes before the router, whose timeout starts afterwards. The caller waits for both together.',
    remedy: 'To try out the timeout, inject the delay on a hop further down.',
  },
}
