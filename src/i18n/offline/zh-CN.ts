export interface OfflineTexts {
  readonly title: string
  readonly lead: string
  readonly missing: string
  readonly whole: string
  readonly save: (megabytes: string) => string
  readonly saving: (done: number, total: number) => string
  readonly saved: string
  readonly failed: (files: number) => string
  readonly again: string
  readonly unavailable: string
}

/** Reading without a network. */
export const offline: OfflineTexts = {
  title: '离线阅读',
  lead: '看过的页面会留在浏览器里，没有网络时也能打开，例子照常运行：引擎本来就在你的浏览器里。',
  missing: '如果你是在没有网络时来到这里，说明要看的那一页以前没有打开过。连上网络再打开它，或者先读看过的页面。',
  whole: '也可以现在就把全课存下来，包括编辑器和没看过的章节。只存当前语言。',
  save: (megabytes) => `保存全课（约 ${megabytes} MB）`,
  saving: (done, total) => `正在保存：${done} / ${total} 个文件`,
  saved: '全课已经存好，可以离线阅读了。',
  failed: (files) => `有 ${files} 个文件没有存下来，可能是网络断了，或者浏览器的空间不够。再试一次会从断处继续。`,
  again: '再试一次',
  unavailable: '这个浏览器（或无痕窗口）不允许网站保存文件，所以只能在线阅读。',
}
