import path from 'node:path'
import logger from '@docusaurus/logger'
import type { LoadContext, Plugin } from '@docusaurus/types'
import type { ExampleTexts, ShownExample } from '../../src/components/Playground/example'
import type { Still } from '../../src/worker/still'
import type { Language } from './format'
import { type Example, loadExamples } from './load'
import { stillOf } from './still'

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
      const draw = await stillOf(language)
      const list = [...content.values()].map(({ id, title }) => ({ id, title: title[language] }))
      await actions.createData('list.json', JSON.stringify(list))
      await Promise.all(
        [...content.values()].flatMap((example) => [
          actions.createData(`shown/${example.id}.json`, JSON.stringify(shown(example, language, wayOf(example, draw)))),
          actions.createData(`texts/${example.id}.json`, JSON.stringify(texts(example))),
        ]),
      )
    },
  }
}

const places = (example: Example) => example.files.map(({ name, from, folded }) => ({ name, from, folded }))

/** The example's diagram as far as it needs no script. An example with errors is shown all the same: some are there to be mended. */
function wayOf(example: Example, draw: (example: Example) => Still): Still['way'] {
  const { way, errors } = draw(example)
  if (errors.length > 0) logger.warn`examples/${example.id} has errors: ${errors.join(', ')}`
  return way
}

const shown = (example: Example, language: Language, way: Still['way']): ShownExample => ({
  id: example.id,
  hash: example.hash,
  title: example.title[language],
  proxy: example.proxy,
  view: example.view,
  open: example.open,
  text: example.files.find((f) => f.name === example.open)?.text ?? '',
  files: places(example),
  focus: example.focus,
  requests: example.requests.map(({ curl, from, title }) => ({ curl, from, title: title?.[language] })),
  ...(example.checks.length > 0 ? { checks: example.checks.map((check) => ({ ...check, title: check.title[language] })) } : {}),
  mesh: example.mesh,
  compare: example.compare,
  way,
})

const texts = (example: Example): ExampleTexts => ({
  files: places(example),
  mesh: example.mesh,
  own: Object.fromEntries(example.files.filter((f) => f.from === example.id).map((f) => [f.name, f.text])),
  ...(example.solution.size > 0 ? { solution: Object.fromEntries(example.solution) } : {}),
})
