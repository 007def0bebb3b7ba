// Builds the extension (dist/); with --test also the programs that test and start it (out/), and with --cli the
// command-line program alone, as it goes into an npm package (out/cli).
// With --steps it's a build for tests, whose durable steps can be seen, and be the last one of its process.
//   node esbuild.mjs [--production] [--watch] [--test] [--cli] [--meta] [--steps]
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { minifySync } from 'oxc-minify';
import { editorSchema } from './schemas/editorSchema.mjs';
import { countedLists } from './build/countedLists.mjs';
import { durableSteps } from './build/durableSteps.mjs';
import { schemaValidators } from './build/schemaValidators.mjs';
import { together } from './build/together.mjs';
import { packStrings } from './l10n/pack.mjs';
import { writeCliPackage } from './build/cliPackage.mjs';

const flags = new Set(process.argv.slice(2));
/** Where the build goes: another folder lets two builds stand side by side. */
const root = process.env.OUT_DIR ?? '.';
const production = flags.has('--production');
const steps = flags.has('--steps');

/** MSAL uses `jsonwebtoken` for confidential clients only; a public client never reaches it. */
const withoutConfidentialClients = {
  name: 'without-confidential-clients',
  setup(build) {
    build.onResolve({ filter: /^jsonwebtoken$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {}' }));
  },
};

/** What the extension loads later, and together: MSAL at the first sign-in, practice where somebody practices, or all else. */
function groupOf(module) {
  if (/^signIn[\\/]entra[\\/]/.test(module)) return 'entra';
  return /^practice[\\/]/.test(module) ? 'practice' : 'later';
}

/** Takes out what esbuild's minifier leaves in: a twentieth of the package. */
async function minifyAgain(folder) {
  for (const name of (await readdir(folder)).filter((name) => /\.m?js$/.test(name))) {
    const file = join(folder, name);
    const options = { compress: { target: 'es2022' }, mangle: true, module: name.endsWith('.mjs') };
    const { code, errors } = minifySync(name, await readFile(file, 'utf8'), options);
    if (errors.length > 0) throw new Error(`${name}: ${errors[0].message}`);
    await writeFile(file, code);
  }
}

const common = {
  bundle: true,
  // Where packages really lie, behind a link, says nothing of what is built.
  preserveSymlinks: true,
  logLevel: 'warning',
  sourcemap: !production,
  minify: production,
  legalComments: 'none',
};
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
};

const modules = {
  ...node,
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  // jsonc-parser's CommonJS build hides its imports from a bundler.
  mainFields: ['module', 'main'],
  plugins: [schemaValidators, withoutConfidentialClients],
};

const builds = [
  {
    // What `import()` names is loaded at its first use, with its group: see docs/architecture.md, "Start". The command-line
    // program shares what it has in common with the extension.
    ...modules,
    splitting: true,
    chunkNames: '[hash]',
    entryPoints: {
      extension: steps ? 'test/faults/window/extension.ts' : 'src/extension.ts',
      cli: 'src/cli/main.ts',
    },
    outdir: join(root, 'dist'),
    external: ['vscode'],
    plugins: [
      schemaValidators,
      withoutConfidentialClients,
      together(groupOf),
      ...(steps ? [durableSteps] : []),
    ],
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { page: 'src/webview/ui/page.ts' },
    outdir: join(root, 'dist'),
    plugins: [schemaValidators],
  },
];

if (flags.has('--test')) {
  const files = await readdir('test', { recursive: true });
  const programs = files.filter((file) =>
    /\.test\.ts$|(^|\/)(run|start|serve|launcher|index|life)\.ts$/.test(file),
  );
  const isStopped = (file) => /^faults[\\/]/.test(file);
  const isLong = (file) => /^long[\\/]life/.test(file);
  const tests = {
    ...node,
    outdir: join(root, 'out/test'),
    outbase: 'test',
    packages: 'external',
    external: ['vscode'],
    minify: false,
    sourcemap: true,
    sourcesContent: false,
    plugins: [schemaValidators],
  };
  const from = (some) => some.map((file) => join('test', file));
  builds.push(
    { ...tests, entryPoints: from(programs.filter((file) => !isStopped(file) && !isLong(file))) },
    {
      // The modules of `src` at work on a disk, in plain Node; each of their durable steps can be the last one.
      ...tests,
      entryPoints: from(programs.filter(isStopped)),
      external: [],
      alias: { vscode: './test/faults/seam/vscode.ts' },
      plugins: [schemaValidators, durableSteps],
    },
    {
      // The whole extension in plain Node, with nothing of VS Code but what counts.
      ...tests,
      entryPoints: from(programs.filter(isLong)),
      external: [],
      alias: { vscode: './test/long/vscode/vscode.ts' },
      plugins: [schemaValidators, countedLists],
    },
  );
  await rm(join(root, 'out'), { recursive: true, force: true });
}
const cliFolder = join(root, 'out/cli');
if (flags.has('--cli')) {
  builds.push({ ...modules, entryPoints: { cli: 'src/cli/main.ts' }, outdir: cliFolder });
  await rm(cliFolder, { recursive: true, force: true });
}
await rm(join(root, 'dist'), { recursive: true, force: true });
await mkdir(join(root, 'dist'), { recursive: true });
const schema = JSON.parse(await readFile('schemas/backup-sets.schema.json', 'utf8'));
await writeFile(join(root, 'dist/backup-sets.schema.json'), JSON.stringify(editorSchema(schema)));
await packStrings(join(root, 'dist/strings.br'));

if (flags.has('--watch')) {
  const tell = { name: 'tell', setup: (build) => build.onEnd(() => console.log('Built.')) };
  for (const build of builds) {
    await (await esbuild.context({ ...build, plugins: [...build.plugins, tell] })).watch();
  }
} else {
  const built = await Promise.all(
    builds.map((build) => esbuild.build({ ...build, metafile: flags.has('--meta') })),
  );
  if (production) await minifyAgain(join(root, 'dist'));
  if (flags.has('--cli')) await writeCliPackage(cliFolder, join(root, 'dist/strings.br'));
  // What is in which file: for what activation loads, and for the bill of materials.
  if (flags.has('--meta')) {
    const outputs = Object.assign({}, ...built.map(({ metafile }) => metafile.outputs));
    await writeFile(join(root, 'meta.json'), JSON.stringify({ outputs }));
  }
}
