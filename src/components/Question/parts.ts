import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'

export interface Choice {
  readonly isRight: boolean
  readonly text: ReactNode
}

/** A question as its Markdown has it: the paragraphs before the task list, the list, and what follows. */
export interface Parts {
  readonly asked: readonly ReactNode[]
  readonly choices: readonly Choice[]
  readonly explanation: readonly ReactNode[]
}

type Element = ReactElement<{
  readonly children?: ReactNode
  readonly className?: string
  readonly type?: string
  readonly checked?: boolean
}>

const isElement = (node: ReactNode): node is Element => isValidElement(node)
const has = (node: ReactNode, name: string): node is Element => isElement(node) && (node.props.className ?? '').split(' ').includes(name)
const isBox = (node: ReactNode): node is Element => isElement(node) && node.props.type === 'checkbox'

/** Takes the children of `<Question>` apart. */
export function partsOf(children: ReactNode): Parts {
  const all = Children.toArray(children).filter((child) => typeof child !== 'string' || child.trim() !== '')
  const at = all.findIndex((child) => has(child, 'contains-task-list'))
  const list = all[at]
  const items = isElement(list) ? Children.toArray(list.props.children).filter((item) => has(item, 'task-list-item')) : []
  return {
    asked: at < 0 ? all : all.slice(0, at),
    choices: items.map(choiceOf),
    explanation: at < 0 ? [] : all.slice(at + 1),
  }
}

function choiceOf(item: ReactNode): Choice {
  const content = isElement(item) ? Children.toArray(item.props.children) : []
  const isRight = boxesOf(content).some((box) => box.props.checked === true)
  return { isRight, text: content.map(withoutBox) }
}

/** The box stands in the item, or where the list is loose in its first paragraph. */
const boxesOf = (nodes: readonly ReactNode[]): Element[] =>
  nodes.flatMap((node) => (isBox(node) ? [node] : isElement(node) ? Children.toArray(node.props.children).filter(isBox) : []))

function withoutBox(node: ReactNode): ReactNode {
  if (isBox(node)) return null
  if (!isElement(node)) return node
  const inner = Children.toArray(node.props.children)
  return inner.some(isBox) ? cloneElement(node, {}, ...inner.filter((child) => !isBox(child))) : node
}
