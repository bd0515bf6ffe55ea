import type { Diagnostic } from '../engine/types/diagnostic.js'

/** A diagnostic in English. */
export function messageText({ code, arguments: values }: Diagnostic): string {
  const named = Object.entries(values).map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : value}`)
  return [code, ...named].join('; ')
}
