/** Data that plugins/examples makes at build time. */
declare module '@generated/meshbook-examples/default/shown/*' {
  const shown: unknown
  export default shown
}
declare module '@generated/meshbook-examples/default/list.json' {
  const list: readonly { readonly id: string; readonly title: string }[]
  export default list
}
