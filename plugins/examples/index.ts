import path from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'
import type { ExampleTexts, ShownExample } from '../../src/components/Playground/example'
import type { Language } from './format'
import { type Example, loadExamples } from './load'

/**
 * Gives every folder of examples/ to the site: `shown/NAME.json`, what a page holds of it from the start, and `texts/NAME.json`, a chunk
 * of its own with the texts of the files that the example adds; `list.json` names them all. Stops the build at the first example that breaks the rules.
 */
export default function examplesPlugin(context: LoadContext): Plugin {
  const folder = path.join(context.siteDir, 'examples')
  return {
    name: 'meshbook-examples',
    getPathsToWatch: () => [`${folder}/**/*.{yaml,yml}`],
    async contentLoaded({ actions }) {
      const content = await loadExamples(folder)
      const language = context.i18n.currentLocale as Language
      const list = [...content.values()].map(({ id, title }) => ({ id, title: title[language] }))
      await actions.createData('list.json', JSON.stringify(list))
      await Promise.all(
        [...content.values()].flatMap((example) => [
          actions.createData(`shown/${example.id}.json`, JSON.stringify(shown(example, language))),
          actions.createData(`texts/${example.id}.json`, JSON.stringify(texts(example))),
        ]),
      )
    },
  }
}

const places = (example: Example) => example.files.map(({ name, from, folded }) => ({ name, from, folded }))

const shown = (example: Example, language: Language): ShownExample => ({
  id: example.id,
  hash: example.hash,
  title: example.title[language],
  proxy: example.proxy,
  view: example.view,
  open: example.open,
  text: example.files.find((f) => f.name === example.open)?.text ?? '',
  files: places(example),
  focus: example.focus,
  mesh: example.mesh,
  compare: example.compare,
})

const texts = (example: Example): ExampleTexts => ({
  files: places(example),
  mesh: example.mesh,
  own: Object.fromEntries(example.files.filter((f) => f.from === example.id).map((f) => [f.name, f.text])),
})
