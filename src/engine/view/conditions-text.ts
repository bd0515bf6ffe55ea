import type { Condition } from './route-label.js'

const SIGN: Readonly<Record<Condition['operator'], string>> = {
  exact: '=',
  prefix: '^=',
  'path-prefix': '⊂',
  suffix: '$=',
  contains: '*=',
  regex: '~',
  present: '∃',
  any: '*',
}

/** A condition in symbols that need no translation: `end-user = jason`, `/api*`, `not x-debug ∃`. */
export function showCondition(c: Condition): string {
  if (c.on === 'path')
    return c.operator === 'prefix'
      ? `${c.value}*`
      : c.operator === 'path-prefix'
        ? `${c.value}[/*]`
        : `${c.operator === 'regex' ? '~ ' : ''}${c.value}`
  const name = c.on === 'query' ? `?${c.name}` : c.name
  const text = c.operator === 'present' ? `${name} ${SIGN.present}` : `${name} ${SIGN[c.operator]} ${c.value}`
  return c.not ? `not ${text}` : text
}
