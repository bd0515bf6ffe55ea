import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { injectionSource } from './injection-text'

/** The parts of an MDX tree that this needs; the packages that define them in full are not ours to depend on. */
interface Node {
  type: string
  name?: string | null
  value?: unknown
  attributes?: Attribute[]
  children?: Node[]
  data?: unknown
  position?: { start: { line: number } }
}
type Attribute = { type: 'mdxJsxAttribute'; name: string; value: unknown } | { type: 'mdxJsxExpressionAttribute' }

const folder = path.resolve('examples')
const generated = '@generated/meshbook-examples/default/shown'
/** The part of the widget that is in its pages from the start, and only in those. */
const stillInjection = { local: 'StillInjection', source: '@site/src/components/InjectionDiff/still' }

/** Tags that are nothing without an example; any other may name one. */
const needy = new Set<string | null | undefined>(['Playground', 'Yaml', 'Exercise', 'InjectionDiff'])

/**
 * Gives every tag that has `example="NAME"` its example's text as `shown`: an import of the small file that plugins/examples made, so that
 * the text is in the page before any script runs. A name that is no example's stops the build at its line. Questions get the names under
 * which readers' answers are kept.
 */
export function exampleTags() {
  return async (tree: Node, file: { path: string }) => {
    const injections: { readonly node: Node; readonly id: string; readonly where: string }[] = []
    const imports = new Map<string, string>()
    let questions = 0
    walk(tree, (node) => {
      if (node.name === 'Question') {
        node.attributes?.push({ type: 'mdxJsxAttribute', name: 'name', value: `${chapterOf(file.path)}#${++questions}` })
        return
      }
      if (!needy.has(node.name) && attribute(node, 'example') === undefined) return
      const where = `${path.relative(process.cwd(), file.path)}:${node.position?.start.line ?? 1}`
      const id = attribute(node, 'example')
      if (id === undefined) throw new Error(`${where}: <${node.name}> needs example="NAME"`)
      if (!existsSync(path.join(folder, id, 'example.yaml'))) throw new Error(`${where}: no example is named "${id}"`)
      if (node.name === 'InjectionDiff') {
        injections.push({ node, id, where })
        return
      }
      const local = imports.get(id) ?? `shown${imports.size}`
      imports.set(id, local)
      set(node, 'shown', { type: 'Identifier', name: local }, local)
      const other = attribute(node, node.name === 'Yaml' ? 'file' : 'open')
      if (other !== undefined) {
        const text = findText(id, other)
        if (text === undefined) throw new Error(`${where}: example "${id}" has no file "${other}"`)
        set(node, 'text', { type: 'Literal', value: text, raw: JSON.stringify(text) }, JSON.stringify(text))
      }
    })
    for (const { node, id, where } of injections) {
      try {
        literal(node, 'source', await injectionSource(folder, id, attribute(node, 'workload')))
        set(node, 'still', { type: 'Identifier', name: stillInjection.local }, stillInjection.local)
      } catch (error) {
        throw new Error(`${where}: ${(error as Error).message}`)
      }
    }
    if (injections.length > 0) tree.children?.unshift(importNode(stillInjection.local, stillInjection.source))
    for (const [id, local] of imports) tree.children?.unshift(importNode(local, `${generated}/${id}.json`))
  }
}

/** `bookinfo/weights`, the same in both languages. */
const chapterOf = (file: string): string => {
  const [, chapter = ''] = /(?:\/docs|\/docusaurus-plugin-content-docs\/current)\/(.+)\.mdx?$/.exec(file.split(path.sep).join('/')) ?? []
  return chapter
}

function walk(node: Node, visit: (node: Node) => void): void {
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') visit(node)
  for (const child of node.children ?? []) walk(child, visit)
}

function attribute(node: Node, name: string): string | undefined {
  const found = node.attributes?.find((a) => a.type === 'mdxJsxAttribute' && a.name === name)
  return found?.type === 'mdxJsxAttribute' && typeof found.value === 'string' ? found.value : undefined
}

function set(node: Node, name: string, expression: object, value: string): void {
  const estree = { type: 'Program', sourceType: 'module', body: [{ type: 'ExpressionStatement', expression }] }
  node.attributes?.push({ type: 'mdxJsxAttribute', name, value: { type: 'mdxJsxAttributeValueExpression', value, data: { estree } } })
}

/** A value that is plain data. JSON is an expression; what is in it is not looked at again. */
function literal(node: Node, name: string, value: object): void {
  set(node, name, expressionOf(value), JSON.stringify(value))
}

function expressionOf(value: unknown): object {
  if (Array.isArray(value)) return { type: 'ArrayExpression', elements: value.map(expressionOf) }
  if (typeof value !== 'object' || value === null) return { type: 'Literal', value, raw: JSON.stringify(value) }
  const properties = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .map(([key, v]) => ({
      type: 'Property',
      kind: 'init',
      key: { type: 'Literal', value: key, raw: JSON.stringify(key) },
      value: expressionOf(v),
      computed: false,
      method: false,
      shorthand: false,
    }))
  return { type: 'ObjectExpression', properties }
}

function importNode(local: string, source: string): Node {
  const declaration = {
    type: 'ImportDeclaration',
    specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name: local } }],
    source: { type: 'Literal', value: source, raw: JSON.stringify(source) },
  }
  const value = `import ${local} from ${JSON.stringify(source)}`
  return { type: 'mdxjsEsm', value, data: { estree: { type: 'Program', sourceType: 'module', body: [declaration] } } }
}

/** The text of a file of the example or of those it extends, the nearest first. */
function findText(id: string, file: string): string | undefined {
  for (let at: string | undefined = id; at !== undefined; ) {
    const own = path.join(folder, at, file)
    if (path.dirname(own) !== path.join(folder, at)) return undefined
    if (existsSync(own)) return readFileSync(own, 'utf8')
    at = /^extends:\s*['"]?([a-z0-9-]+)/m.exec(readFileSync(path.join(folder, at, 'example.yaml'), 'utf8'))?.[1]
  }
  return undefined
}
