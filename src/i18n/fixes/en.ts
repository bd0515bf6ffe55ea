import type { FixTexts } from './types.js'

export const fixes: FixTexts = {
  label: 'Fixes',
  apply: 'Apply',
  applyThis: (title) => `Apply: ${title}`,
  show: 'Fix',
  titles: {
    'rename-field': ({ from, to }) => `Rename \`${from}\` to \`${to}\``,
    'replace-value': ({ from, to }) => `Change \`${from}\` to \`${to}\``,
    'add-quotes': ({ value }) => `Put \`${value}\` in quotes`,
    'drop-quotes': ({ value }) => `Take the quotes off \`${value}\``,
    'qualify-host': ({ to }) => `Write the full name: \`${to}\``,
    'add-subset': ({ subset, label, rule }) => `Add the subset \`${subset}\` (\`${label}\`) to the DestinationRule \`${rule}\``,
    'add-port': ({ port }) => `Name the port: \`${port}\``,
    'add-server-host': ({ host, gateway, server }) => `Let server ${server} of the Gateway \`${gateway}\` take \`${host}\``,
    'use-mesh': ({ gateway }) => `Attach it to the mesh instead of the gateway \`${gateway}\``,
    'rename-port': ({ from, to }) => (from === '' ? `Name the port \`${to}\`` : `Rename the port \`${from}\` to \`${to}\``),
    'say-protocol': ({ port, protocol }) => `Declare port ${port} as \`appProtocol: ${protocol}\``,
    'add-label': ({ key, value, on }) => `Add the label \`${key}: ${value}\` to \`${on}\``,
    'move-annotation': ({ annotation }) => `Move \`${annotation}\` to the pod template`,
    'annotation-to-label': ({ annotation }) => `Make the annotation \`${annotation}\` a label`,
    'replace-field': ({ from, to }) => `Replace \`${from}\` by \`${to}\``,
    'move-rule': ({ rule, before }) => `Move rule ${rule} before rule ${before}`,
    'remove-rule': ({ rule }) => `Remove rule ${rule}, which nothing reaches`,
    'remove-match': ({ match }) => `Remove match ${match}, which repeats another`,
  },
}
