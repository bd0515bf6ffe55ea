import path from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'
import { bundled } from '../bundled'
import type { Language } from '../examples/format'
import { loadExamples } from '../examples/load'

type Data = typeof import('./data')

/** A page for each code of the analysis, `/messages/IST0101/`, and one that lists them. Stops the build where an example raises nothing. */
export default function messagesPlugin(context: LoadContext): Plugin {
  const language = context.i18n.currentLocale as Language
  return {
    name: 'meshbook-messages',
    getPathsToWatch: () => [path.join(context.siteDir, 'plugins/messages/examples/*.ts')],
    async contentLoaded({ actions }) {
      const { messagePages } = await bundled<Data>('plugins/messages/data.ts')
      const course = await loadExamples(path.join(context.siteDir, 'examples'))
      const filesOf = (id: string) => (course.get(id)?.files ?? []).map(({ name, text }) => ({ name, text }))
      const pages = messagePages(language, Date.now(), filesOf)
      const root = `${context.baseUrl}messages/`
      const list = pages.map(({ code, name, level, subject, meaning }) => ({ code, name, level, subject, meaning }))
      actions.addRoute({
        path: root,
        exact: true,
        component: '@site/src/components/MessagePage/list.tsx',
        modules: { list: await actions.createData('list.json', JSON.stringify(list)) },
      })
      await Promise.all(
        pages.map(async (page) =>
          actions.addRoute({
            path: `${root}${page.code}/`,
            exact: true,
            component: '@site/src/components/MessagePage/index.tsx',
            modules: { message: await actions.createData(`${page.code}.json`, JSON.stringify(page)) },
          }),
        ),
      )
    },
  }
}
