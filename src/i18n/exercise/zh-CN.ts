import type { Ending } from '../../worker/check'
import type { ExerciseTexts } from './types'

const endings: Readonly<Record<Ending, string>> = {
  answered: '得到应答',
  closed: '连接被关闭',
  refused: '连接被拒绝',
  unreachable: '不可达',
  unresolved: '名字解析不了',
  'tls-refused': 'TLS 握手被拒绝',
  waiting: '一直等下去',
}
const percent = (share: number) => `${Number(share.toFixed(1))}%`
const flags = (list: readonly string[]) => (list.length === 0 ? '没有响应标志' : `响应标志 \`${list.join(',')}\``)
const captured = (is: boolean | undefined) => (is ? '出站连接被代理接走' : '出站连接不经过代理')

export const exercise: ExerciseTexts = {
  title: '检查',
  task: '改上面的 YAML，直到每一项都通过。',
  noScript: '检查要 JavaScript 才能运行。',
  passed: (n, of) => `${of} 项通过 ${n} 项`,
  allPassed: '全部通过。',
  solvedBefore: '以前做对过',
  checking: '正在检查…',
  broken: 'YAML 有错，先改对再检查。',
  notChecked: '没来得及检查',
  states: { passed: '通过', failed: '未通过', waiting: '等待检查' },
  from: (from) => `由 \`${from}\` 发出`,
  outside: '从集群外发出',
  server: ({ status, delay, reset }) => {
    const after = delay === undefined ? '' : ` ${Number((delay / 1000).toFixed(3))} 秒后`
    if (reset) return `；应用${after}断开连接`
    return status === undefined ? `；应用${after}才应答` : `；应用${after}一律回 ${status}`
  },
  expected: '应当：',
  happened: '实际：',
  trace: '追踪这个请求',
  showSolution: '看参考答案',
  showSolutionTip: '把参考答案放进编辑器；你写的会留着，随时换回来',
  back: '换回我写的',
  compare: '与参考答案比较',
  hideCompare: '收起比较',
  compareHint: '− 是你的，+ 是参考答案的。能通过检查的写法不止一种。',
  same: '与参考答案一样。',
  more: (n) => `还有 ${n} 种结果`,
  wanted: (expect, name) => {
    switch (name) {
      case 'code':
        return `状态码 ${expect.code}`
      case 'flags':
        return flags(expect.flags ?? [])
      case 'details':
        return `详情 \`${expect.details}\``
      case 'ending':
        return endings[expect.ending ?? 'answered']
      case 'by':
        return `由 \`${expect.by}\` 应答`
      case 'shares':
        return Object.entries(expect.shares ?? {})
          .map(([by, share]) => `\`${by}\` ${percent(share)}`)
          .join('、')
      case 'cluster':
        return `选中集群 \`${expect.cluster}\``
      case 'captured':
        return captured(expect.captured)
      case 'path':
        return `应用看到的路径是 \`${expect.path}\``
      case 'host':
        return `应用看到的 Host 是 \`${expect.host}\``
      case 'attempts':
        return `共发送 ${expect.attempts} 次`
    }
  },
  got: (happened, name) => {
    switch (name) {
      case 'share':
        return happened.share > 0.9995 ? undefined : percent(happened.share * 100)
      case 'ending':
        return happened.code === undefined ? endings[happened.ending] : undefined
      case 'code':
        return happened.code === undefined ? undefined : `状态码 ${happened.code}`
      case 'flags':
        return happened.flags.length > 0 ? flags(happened.flags) : undefined
      case 'details':
        return happened.details === undefined ? '没有详情' : `详情 \`${happened.details}\``
      case 'by':
        return happened.by === undefined ? undefined : `由 \`${happened.by}\` 应答`
      case 'cluster':
        return happened.cluster === undefined ? '没有选中集群' : `选中集群 \`${happened.cluster}\``
      case 'captured':
        return captured(happened.captured)
      case 'path':
        return happened.path === undefined ? undefined : `应用看到的路径是 \`${happened.path}\``
      case 'host':
        return happened.host === undefined ? undefined : `应用看到的 Host 是 \`${happened.host}\``
      case 'attempts':
        return happened.attempts === undefined ? '没有发送' : `共发送 ${happened.attempts} 次`
    }
  },
  comma: '，',
}
