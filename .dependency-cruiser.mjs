// Which module may import which: the arrows run one way, those for types alone and those that load later included.
// docs/architecture.md draws them. `npm run lint` holds them.
const below = {
  'core/basics': [],
  'core/backupSets': ['core/basics'],
  'core/rules': ['core/basics', 'core/backupSets'],
  'core/identity': ['core/basics', 'core/backupSets', 'core/rules'],
  'core/evidence': ['core/basics', 'core/backupSets', 'core/rules', 'core/identity'],
  'core/overview': ['core/basics', 'core/backupSets', 'core/rules', 'core/identity', 'core/evidence'],
  'core/steps': [
    'core/basics',
    'core/backupSets',
    'core/rules',
    'core/identity',
    'core/evidence',
    'core/overview',
  ],
  'core/review': ['core/basics', 'core/backupSets', 'core/rules', 'core/identity', 'core/steps'],
  locks: ['core'],
  net: ['core'],
  wording: ['core'],
  window: ['core', 'wording'],
  estate: ['core', 'wording'],
  signIn: ['core', 'locks', 'net', 'wording'],
  practice: ['core'],
  import: ['core', 'estate', 'net', 'signIn'],
  migration: ['core', 'locks', 'net', 'wording', 'window', 'estate', 'signIn'],
  overview: ['core', 'wording', 'estate', 'migration'],
  documents: ['core', 'wording', 'window', 'estate', 'signIn', 'overview'],
  editor: ['core', 'wording', 'window', 'estate', 'overview'],
  tree: ['core', 'wording', 'window', 'estate', 'migration', 'overview'],
  webview: ['core', 'wording', 'window', 'estate', 'signIn', 'migration', 'overview', 'documents'],
  prompts: ['core', 'wording', 'window', 'estate', 'migration', 'overview', 'webview'],
  commands: [
    'core',
    'wording',
    'window',
    'estate',
    'signIn',
    'import',
    'migration',
    'overview',
    'documents',
    'tree',
    'prompts',
  ],
  cli: ['core', 'wording', 'estate', 'migration', 'overview', 'documents', 'webview'],
  sharing: ['core', 'wording', 'window', 'estate', 'signIn', 'migration', 'overview', 'tree'],
};

const oneWay = Object.entries(below).map(([module, others]) => ({
  name: `below ${module}`,
  comment: `src/${module} imports what is below it, and nothing else of ours.`,
  severity: 'error',
  from: { path: `^src/${module}/` },
  to: {
    path: '^src/',
    pathNot: [module, ...others].map((name) => `^src/${name}/`).concat('^src/(api|settings)\\.ts$'),
  },
}));

export default {
  forbidden: [
    ...oneWay,
    {
      name: 'below settings',
      comment: 'Every module may ask for settings.',
      severity: 'error',
      from: { path: '^src/settings\\.ts$' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'no circles',
      comment: 'Files that import each other can only be read together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core is pure',
      comment: 'It asks for no settings, and runs without VS Code.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^(vscode|node:.*)$|node_modules/(@azure|jose)/|^src/settings\\.ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\?validator$', '^schemas/'] },
  },
};
