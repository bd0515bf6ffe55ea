import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'
import type { Compiler } from 'webpack'

/** What the site needs of the bundler beyond Docusaurus's own settings. */
export default function bundlerPlugin(context: LoadContext): Plugin {
  return {
    name: 'meshbook-bundler',
    configureWebpack(config, isServer) {
      // Files that the cache keeps from one build to the next hold addresses: of a site for another path they are wrong.
      const cache = (config as { experiments?: { cache?: { version?: string } } }).experiments?.cache
      if (cache?.version) cache.version += context.baseUrl
      const cacheGroups = (config.optimization?.splitChunks as { cacheGroups?: Record<string, Record<string, unknown>> } | undefined)
        ?.cacheGroups
      const styles = cacheGroups?.styles
      // Docusaurus gathers all CSS in one file that every page loads; the editor's is as large as all the rest and belongs to the editor.
      if (styles) styles.test = notMonaco
      // What many parts of a large library share (Mermaid's diagrams) is no reason for every page to load it.
      const common = cacheGroups?.common
      if (common) common.test = (module: CssModule) => !/[\\/]node_modules[\\/]/.test(module.nameForCondition?.() ?? '')
      return {
        plugins: isServer ? [commonJsOutput] : [],
        module: {
          // Docusaurus generates CommonJS; the project's own package says that its files are ECMAScript modules.
          rules: [{ include: context.generatedFilesDir, test: /\.js$/, type: 'javascript/auto', resolve: { fullySpecified: false } }],
        },
        resolve: {
          // The engine's imports end in .js, as ECMAScript modules do in Node; its files end in .ts.
          extensionAlias: { '.js': ['.js', '.ts', '.tsx'] },
          alias: textsOf(path.join(context.siteDir, 'src/i18n'), context.i18n.currentLocale),
        },
      }
    },
  }
}

/** `@texts/ui` is `src/i18n/ui/zh-CN` or `…/en`: each language's site holds its own texts and no others. */
function textsOf(folder: string, language: string): Record<string, string> {
  const areas = readdirSync(folder, { withFileTypes: true }).filter((e) => e.isDirectory())
  return Object.fromEntries(areas.map((area) => [`@texts/${area.name}`, path.join(folder, area.name, language)]))
}

/**
 * The renderer's bundle is CommonJS in files that end in .js, below a package of ECMAScript modules: a package file of its own tells Node.
 * It goes with the bundle when the pages are rendered.
 */
const commonJsOutput = {
  apply(compiler: Compiler) {
    compiler.hooks.thisCompilation.tap('commonjs-output', (compilation) => {
      compilation.emitAsset('package.json', new compiler.webpack.sources.RawSource('{"type":"commonjs"}'))
    })
  },
}

interface CssModule {
  type?: string
  nameForCondition?: () => string | null
  identifier?: () => string
}
const notMonaco = (module: CssModule) => {
  const isCss = module.type === 'css/mini-extract' || module.type === 'css'
  return isCss && !/[\\/]monaco-editor[\\/]/.test(`${module.nameForCondition?.() ?? ''} ${module.identifier?.() ?? ''}`)
}
