import type { RouteDiagramTexts } from '../../engine/diagram/texts.js'

export const routeDiagramTexts: RouteDiagramTexts = {
  title: '请求经过的路由图',
  description: (nodes, hidden) =>
    `从监听器到端点，共 ${nodes} 个节点${hidden > 0 ? `，另有 ${hidden} 条路径未画出` : ''}。图下的表格内容相同。`,
  listener: '监听器',
  filterChain: '过滤器链',
  routeConfiguration: '路由配置',
  virtualHost: '虚拟主机',
  route: (place) => `路由 ${place}`,
  cluster: '集群',
  endpoints: '端点',
  missingCluster: '没有这个集群',
  service: '服务',
  waypoint: 'waypoint',
  workload: '工作负载',
  policy: '授权策略',
  takesAll: '其余全部请求',
  and: '且',
  countRoutes: (count) => `${count} 条路由`,
  noRoutes: '没有路由',
  noEndpoints: '没有端点',
  originalDestination: '原始目的地址',
  more: (count) => `另有 ${count} 个`,
  hidden: {
    ways: (count) => `另有 ${count} 条路径未画出`,
    routes: (count) => `另有 ${count} 条路由`,
    clusters: (count) => `另有 ${count} 个集群`,
    workloads: (count) => `另有 ${count} 个工作负载`,
  },
  action: (action) => {
    switch (action.kind) {
      case 'redirect':
        return '重定向'
      case 'direct':
        return `直接应答 ${action.status}`
      case 'split':
        return '按权重分流'
      case 'serve':
        return '由本进程应答'
      default:
        return ''
    }
  },
  flag: (flag) => ({ NC: '503 NC', UH: '503 UH', NR: '404 NR' })[flag],
}
