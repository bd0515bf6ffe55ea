import { type ConfigProblemTexts, problemTextOf } from './types.js'

const texts: ConfigProblemTexts = {
  config: {
    'config.cut-off': ({ line, column }) => `JSON 在第 ${line} 行第 ${column} 列断了，前面的内容已经读出来。`,
    'config.not-json': ({ line, column, found }) =>
      `第 ${line} 行第 ${column} 列不是合法的 JSON：${JSON.stringify(found)}，前面的内容已经读出来。`,
    'config.nothing': ({ kind }) => `里面没有 Envoy 的监听器、路由、集群或端点（${kind}）。`,
    'config.no-endpoints': ({ clusters }) => `没有端点（EDS）：${clusters} 个集群通向哪里不得而知。导出时加上 ?include_eds。`,
    'config.error-state': ({ name, details }) => `监听器 ${name} 的最新配置被 Envoy 拒绝（${details}），仍以上一份为准。`,
    'config.twice': ({ kind, name }) => `${kind} ${name} 出现了两次，以第一个为准。`,
    'config.unknown-section': ({ type }) => `没有看 ${type} 这一节。`,
  },
  dump: { 'dump.crashed': ({ message }) => `读取时出错：${message}` },
}

export const configProblem = (code: string, args: object): string => problemTextOf(texts, code, args)
