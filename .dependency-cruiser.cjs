/** Import walls (docs/architecture.md). Every rule is shown to bite by test/unit/import-walls.test.ts. */
const OURS = '^(app|main|renderer|test)/';
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'app-is-alone',
      comment: 'app imports nothing of ours',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: OURS, pathNot: '^app/' },
    },
    {
      name: 'app-pure-packages',
      comment: 'of packages, app takes only pure ones: schemas and hashes',
      severity: 'error',
      from: { path: '^app/' },
      to: { dependencyTypesNot: ['local'], path: '.', pathNot: ['^app/', '(^|/)node_modules/(zod|@noble/hashes)(/|$)'] },
    },
    { name: 'main-imports-app', severity: 'error', from: { path: '^main/' }, to: { path: OURS, pathNot: '^(app|main)/' } },
    { name: 'renderer-imports-app', severity: 'error', from: { path: '^renderer/' }, to: { path: OURS, pathNot: '^(app|renderer)/' } },
    {
      name: 'renderer-no-node',
      comment: 'the renderer runs in a sandbox',
      severity: 'error',
      from: { path: '^renderer/', pathNot: 'vite\\.config' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'nobody-imports-a-shell', severity: 'error', from: { pathNot: '^(main/shells|test)/' }, to: { path: '^main/shells/' } },
    {
      name: 'shells-apart',
      comment: 'shells share through main/shells/*.ts only',
      severity: 'error',
      from: { path: '^main/shells/([^/]+)/' },
      to: { path: '^main/shells/[^/]+/', pathNot: '^main/shells/$1/' },
    },
    { name: 'nobody-imports-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    {
      name: 'electron-in-its-shell',
      severity: 'error',
      from: { pathNot: '^(main/shells/electron|test)/' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
