import type { FixTexts } from './types.js'

export const fixes: FixTexts = {
  label: '可以这样修',
  apply: '应用',
  applyThis: (title) => `应用：${title}`,
  show: '修复',
  titles: {
    'rename-field': ({ from, to }) => `把 \`${from}\` 改名为 \`${to}\``,
    'replace-value': ({ from, to }) => `把 \`${from}\` 改成 \`${to}\``,
    'add-quotes': ({ value }) => `给 \`${value}\` 加上引号`,
    'drop-quotes': ({ value }) => `去掉 \`${value}\` 的引号`,
    'qualify-host': ({ to }) => `写出完整的名字：\`${to}\``,
    'add-subset': ({ subset, label, rule }) => `在 DestinationRule \`${rule}\` 里加上子集 \`${subset}\`（\`${label}\`）`,
    'add-port': ({ port }) => `指明端口：\`${port}\``,
    'add-server-host': ({ host, gateway, server }) => `让 Gateway \`${gateway}\` 的第 ${server} 个 server 接受 \`${host}\``,
    'use-mesh': ({ gateway }) => `不挂在网关 \`${gateway}\` 上，改为作用于网格内`,
    'rename-port': ({ from, to }) => (from === '' ? `给端口起名 \`${to}\`` : `把端口 \`${from}\` 改名为 \`${to}\``),
    'say-protocol': ({ port, protocol }) => `给端口 ${port} 写明 \`appProtocol: ${protocol}\``,
    'add-label': ({ key, value, on }) => `给 \`${on}\` 加上标签 \`${key}: ${value}\``,
    'move-annotation': ({ annotation }) => `把 \`${annotation}\` 移到 Pod 模板上`,
    'annotation-to-label': ({ annotation }) => `把注解 \`${annotation}\` 改成标签`,
    'replace-field': ({ from, to }) => `用 \`${to}\` 取代 \`${from}\``,
    'move-rule': ({ rule, before }) => `把第 ${rule} 条规则移到第 ${before} 条之前`,
    'remove-rule': ({ rule }) => `删去到不了的第 ${rule} 条规则`,
    'remove-match': ({ match }) => `删去重复的第 ${match} 个匹配条件`,
  },
}
