/** Data that plugins/examples makes at build time. */
declare module '@generated/meshbook-examples/default/shown/*' {
  const shown: unknown
  export default shown
}
