import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type * as Classic from '@docusaurus/preset-classic'
import type { Config } from '@docusaurus/types'
import bundler from './plugins/bundler'
import examples from './plugins/examples'
import { exampleTags } from './plugins/examples/remark'
import messages from './plugins/messages'
import offline from './plugins/offline'
import { packetWalkTags } from './plugins/packet-walk/remark'
import strictPages from './plugins/strict-pages'
import { codeThemes } from './src/css/code-themes'

/** Where the site is served: `SITE_URL=https://example.org BASE_URL=/meshbook/ npm run build` makes it for any host and path. */
const url = process.env.SITE_URL ?? 'https://meshbook.example'
const baseUrl = process.env.BASE_URL ?? '/'
/** Where a chapter can be edited: `EDIT_URL=https://example.org/meshbook/edit/main/` puts a link under each. */
const editUrl = process.env.EDIT_URL

/** Terms that the search must not cut in two. */
const searchWords =
  '虚拟服务 目标规则 服务条目 工作负载 虚拟主机 过滤器链 监听器 响应标志 端点 集群 路由 子集 网关 边车 注入 拦截 熔断 故障注入 流量镜像 双向 控制平面 数据平面'.split(
    ' ',
  )

/** Whether Git can tell when a chapter was changed: a copy of the sources without history builds as well. */
function hasHistory(): boolean {
  try {
    return (
      execFileSync('git', ['rev-parse', '--is-inside-work-tree'], { stdio: ['ignore', 'pipe', 'ignore'] })
        .toString()
        .trim() === 'true'
    )
  } catch {
    return false
  }
}

/** The language that is being built. */
const language = process.env.DOCUSAURUS_CURRENT_LOCALE ?? 'zh-CN'

const config: Config = {
  title: 'Meshbook',
  tagline: language === 'en' ? 'Edit a line of YAML, see where Envoy goes' : '改一行 YAML，看 Envoy 怎么走',
  favicon: 'img/favicon.svg',
  url,
  baseUrl,
  baseUrlIssueBanner: false,
  trailingSlash: true,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  future: { v4: true, faster: true },
  storage: { type: 'localStorage', namespace: 'meshbook' },
  i18n: {
    defaultLocale: 'zh-CN',
    locales: ['zh-CN', 'en'],
    localeConfigs: { 'zh-CN': { label: '简体中文', htmlLang: 'zh-CN' }, en: { label: 'English', htmlLang: 'en' } },
  },
  markdown: {
    mermaid: true,
    parseFrontMatter: async (params) => {
      const parsed = await params.defaultParseFrontMatter(params)
      const part = path.basename(path.dirname(params.filePath))
      return { ...parsed, frontMatter: { image: `img/cards/${language}/${part}.png`, ...parsed.frontMatter } }
    },
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  themes: [
    '@docusaurus/theme-mermaid',
    [
      '@easyops-cn/docusaurus-search-local',
      {
        hashed: 'filename',
        language: ['en', 'zh'],
        docsRouteBasePath: '/docs',
        indexBlog: false,
        indexPages: true,
        highlightSearchTermsOnTargetPage: true,
        searchResultLimits: 8,
        // `to`, `any` and `all` are fields and values here.
        removeDefaultStopWordFilter: ['en'],
        zhUserDict: searchWords.map((word) => `${word} 1000 n`).join('\n'),
        searchBarShortcut: false,
        forceIgnoreNoIndex: true,
      },
    ],
  ],
  plugins: [bundler, examples, messages, offline, strictPages],
  presets: [
    [
      'classic',
      {
        docs: {
          sidebarPath: './sidebars.ts',
          beforeDefaultRemarkPlugins: [exampleTags, packetWalkTags],
          editUrl,
          showLastUpdateTime: hasHistory(),
        },
        blog: false,
        pages: {},
        theme: { customCss: ['./src/css/tokens.css', './src/css/site.css', './src/css/figures.css', './src/css/print.css'] },
        sitemap: {},
      } satisfies Classic.Options,
    ],
  ],
  themeConfig: {
    image: `img/cards/${language}/home.png`,
    colorMode: { respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: true, autoCollapseCategories: false } },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
    navbar: {
      title: 'Meshbook',
      logo: { alt: '', src: 'img/logo.svg', width: 26, height: 26 },
      items: [
        { type: 'docSidebar', sidebarId: 'course', label: '课程', position: 'left' },
        { to: '/playground/', label: '实验场', position: 'left' },
        { to: '/config-dump/', label: '读懂 config_dump', position: 'left' },
        { to: '/report/', label: '检查 YAML', position: 'left' },
        { type: 'localeDropdown', position: 'right' },
      ],
    },
    footer: {
      style: 'light',
      links: [
        { label: '读到哪里了', to: '/docs/start/how-to-use/#progress' },
        { label: '消息一览', to: '/messages/' },
        { label: '离线阅读', to: '/offline/' },
      ],
      copyright: 'Meshbook · Istio 1.31 · Apache-2.0',
    },
    prism: { ...codeThemes, additionalLanguages: ['bash', 'json', 'yaml', 'go'] },
    mermaid: {
      theme: { light: 'neutral', dark: 'dark' },
      options: {
        // Mermaid measures words before it draws: it must know the page's type.
        fontFamily: 'var(--mb-sans)',
        themeVariables: { fontFamily: 'var(--mb-sans)', fontSize: '14px' },
        flowchart: { nodeSpacing: 32, rankSpacing: 38, padding: 12, wrappingWidth: 150 },
        sequence: { height: 44, messageFontSize: 14, actorFontSize: 14, noteFontSize: 13, mirrorActors: false },
      },
    },
  } satisfies Classic.ThemeConfig,
}

export default config
