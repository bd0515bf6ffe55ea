const stages = [
  'types',
  'source',
  'schema',
  'cluster',
  'mesh',
  'xds',
  'envoy',
  'netfilter',
  'way',
  'analysis',
  'view',
  'insight',
  'fix',
  'diagram',
]
/** A stage may import itself and the stages before it. */
const forward = stages.map((stage, i) => ({
  name: `stage-${stage}-imports-forwards`,
  comment: 'Data flows one way through the engine: a stage knows itself and what comes before it.',
  severity: 'error',
  from: { path: `^src/engine/${stage}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^src/engine/', pathNot: `^src/engine/(${stages.slice(0, i + 1).join('|')})/|^src/engine/memo\\.ts$` },
}))
module.exports = {
  forbidden: [
    ...forward,
    {
      name: 'envoy-knows-envoy-only',
      comment: 'The data plane runs any Envoy configuration: it knows nothing of Istio.',
      severity: 'error',
      from: { path: '^src/engine/envoy/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/engine/', pathNot: '^src/engine/(envoy|types)/|^src/engine/memo\\.ts$' },
    },
    {
      name: 'netfilter-stands-alone',
      severity: 'error',
      from: { path: '^src/engine/netfilter/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/engine/', pathNot: '^src/engine/(netfilter|types)/|^src/engine/memo\\.ts$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'engine-is-pure',
      comment: 'No React, DOM library, Node built-in or other part of the site inside the engine.',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: '\\.test\\.tsx?$' },
      to: { pathNot: '^src/engine/|^node_modules/(js-yaml|re2js|ipaddr\\.js)/' },
    },
    {
      name: 'components-reach-the-engine-through-the-worker',
      severity: 'error',
      from: { path: '^src/(components|theme|pages)/' },
      to: { path: '^src/engine/', pathNot: '^src/engine/types/' },
    },
    {
      name: 'only-the-worker-and-the-command-run-the-engine',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(engine|worker|cli)/' },
      to: { path: '^src/engine/pipeline\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
    },
  },
}
