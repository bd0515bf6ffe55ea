/**
 * Remembers a pure function's answers by the identity of its arguments. Answers live as long as their arguments do, so a stage keeps
 * what an edit did not touch and forgets what is gone. Objects only: wrap a string argument in the caller's own map.
 */
export function memo1<A extends object, R>(f: (a: A) => R): (a: A) => R {
  const answers = new WeakMap<A, { readonly value: R }>()
  return (a) => {
    const known = answers.get(a)
    if (known) return known.value
    const value = f(a)
    answers.set(a, { value })
    return value
  }
}

/** As `memo1`, with a list besides: of the lists that an object was asked about the last is remembered, by its items. */
export function memoLast<A extends object, B, R>(f: (a: A, items: readonly B[]) => R): (a: A, items: readonly B[]) => R {
  const answers = new WeakMap<A, { readonly items: readonly B[]; readonly value: R }>()
  return (a, items) => {
    const known = answers.get(a)
    if (known && known.items.length === items.length && known.items.every((item, i) => item === items[i])) return known.value
    const value = f(a, items)
    answers.set(a, { items, value })
    return value
  }
}

/** As `memo1`, for two objects. */
export function memo2<A extends object, B extends object, R>(f: (a: A, b: B) => R): (a: A, b: B) => R {
  const byFirst = memo1((a: A) => memo1((b: B) => f(a, b)))
  return (a, b) => byFirst(a)(b)
}
