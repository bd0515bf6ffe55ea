import path from 'node:path'
import { bundled } from '../bundled'

/** The parts of an MDX tree that this needs; the packages that define them in full are not ours to depend on. */
interface Node {
  type: string
  name?: string | null
  attributes?: Attribute[]
  children?: Node[]
  position?: { start: { line: number } }
}
interface Attribute {
  type: string
  name?: string
  value?: unknown
}

type Module = typeof import('./still')
let loading: Promise<Module> | undefined

/**
 * Gives `<PacketWalk …>` its walk in words, so that it is in the page before any script runs. One that cannot be walked stops the build at
 * its line.
 */
export function packetWalkTags() {
  return async (tree: Node, file: { path: string }) => {
    const tags: Node[] = []
    collect(tree, tags)
    if (tags.length === 0) return
    loading ??= bundled<Module>('plugins/packet-walk/still.ts')
    const { still } = await loading
    const language = /[\\/]i18n[\\/]en[\\/]/.test(file.path) ? 'en' : 'zh-CN'
    for (const tag of tags) {
      const value = still(propsOf(tag), language)
      if (value.fault)
        throw new Error(`${path.relative(process.cwd(), file.path)}:${tag.position?.start.line ?? 1}: <PacketWalk>: ${value.fault}`)
      const text = JSON.stringify(value)
      const estree = { type: 'Program', sourceType: 'module', body: [{ type: 'ExpressionStatement', expression: literal(value) }] }
      tag.attributes?.push({
        type: 'mdxJsxAttribute',
        name: 'still',
        value: { type: 'mdxJsxAttributeValueExpression', value: text, data: { estree } },
      } as Attribute)
    }
  }
}

function collect(node: Node, tags: Node[]): void {
  if ((node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'PacketWalk') tags.push(node)
  for (const child of node.children ?? []) collect(child, tags)
}

const propsOf = ({ attributes = [] }: Node): Readonly<Record<string, string>> =>
  Object.fromEntries(attributes.flatMap(({ name, value }) => (name !== undefined && typeof value === 'string' ? [[name, value]] : [])))

/** Plain data as the tree of an expression. */
function literal(value: unknown): object {
  if (Array.isArray(value)) return { type: 'ArrayExpression', elements: value.map(literal) }
  if (typeof value !== 'object' || value === null) return { type: 'Literal', value, raw: JSON.stringify(value) }
  const properties = Object.entries(value).map(([key, inner]) => ({
    type: 'Property',
    kind: 'init',
    method: false,
    shorthand: false,
    computed: false,
    key: { type: 'Literal', value: key, raw: JSON.stringify(key) },
    value: literal(inner),
  }))
  return { type: 'ObjectExpression', properties }
}
