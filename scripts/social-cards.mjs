// `npm run social-cards`: the pictures that other sites show beside a link, one for each part and language. They are kept in the repository,
// for a build has neither a browser nor Chinese letters.
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { launchChromium } from './chromium.mjs'

const words = {
  'zh-CN': {
    tagline: '改一行 YAML，看 Envoy 怎么走',
    note: 'Istio 架构与流量管理课程，每个例子都在页面里运行',
    stations: ['内核', '监听器', '路由', '集群', '端点'],
  },
  en: {
    tagline: 'Edit a line of YAML, see where Envoy goes',
    note: 'A course on Istio’s architecture and traffic management whose every example runs in the page',
    stations: ['Kernel', 'Listener', 'Route', 'Cluster', 'Endpoint'],
  },
}
const colours = ['#b3204f', '#6741d9', '#1864ab', '#087361', '#965709']
const soft = ['#fff0f5', '#f3f0ff', '#e7f3ff', '#e6f7f3', '#fff4e0']

async function parts(language) {
  const texts = JSON.parse(await readFile('i18n/en/docusaurus-plugin-content-docs/current.json', 'utf8'))
  const folders = (await readdir('docs', { withFileTypes: true })).filter((e) => e.isDirectory())
  return Promise.all(
    folders.map(async ({ name }) => {
      const { label } = JSON.parse(await readFile(`docs/${name}/_category_.json`, 'utf8'))
      return { name, title: language === 'en' ? texts[`sidebar.course.category.${name}`].message : label }
    }),
  )
}

const html = (language, title, logo) => {
  const { tagline, note, stations } = words[language]
  const chips = stations.map((s, i) => `<span style="color:${colours[i]};background:${soft[i]}">${s}</span>`).join('<i>→</i>')
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>
    *{box-sizing:border-box;margin:0}
    body{width:1200px;height:630px;padding:76px 84px;display:flex;flex-direction:column;background:#fff;color:#1b2333;font-family:Inter,"Noto Sans CJK SC","Noto Sans",sans-serif}
    header{display:flex;align-items:center;gap:18px;font-size:36px;font-weight:600}header svg{width:58px;height:58px}
    h1{margin-top:auto;font-size:${title.length > 26 ? 64 : 76}px;line-height:1.2;letter-spacing:-1px}
    p{margin:18px 0 46px;font-size:30px;color:#4c5770;line-height:1.4}
    div{display:flex;align-items:center;gap:14px;font-size:27px;font-weight:600}span{padding:8px 24px;border-radius:40px}i{color:#66708a;font-style:normal}
  </style><header>${logo}Meshbook</header><h1>${title ?? tagline}</h1><p>${title === tagline ? note : tagline}</p><div>${chips}</div></html>`
}

const logo = await readFile('static/img/logo.svg', 'utf8')
const browser = await launchChromium()
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } })
for (const language of Object.keys(words)) {
  const folder = `static/img/cards/${language}`
  await mkdir(folder, { recursive: true })
  for (const { name, title } of [{ name: 'home', title: words[language].tagline }, ...(await parts(language))]) {
    await page.setContent(html(language, title, logo))
    await page.screenshot({ path: `${folder}/${name}.png` })
    console.log(`${folder}/${name}.png`)
  }
}
await browser.close()
