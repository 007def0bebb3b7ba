// Modules that the extension loads later, in few files: a file of its own for each `import()` would make two hundred small
// ones, which compress badly and load slowly.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

const imports = /(?<!typeof )\bimport\('(\.[^']+)'\)/g;

/**
 * An esbuild plugin: whatever `import()` names in `src` is loaded with its whole group.
 * @param groupOf The name of a module's group, by its path below `src`.
 */
export function together(groupOf) {
  return {
    name: 'together',
    async setup(build) {
      const groups = new Map();
      const modules = [];
      const nameOf = (module) => `m${modules.indexOf(module)}`;
      const seek = async (file) => {
        for (const [, path] of (await readFile(file, 'utf8')).matchAll(imports)) {
          const module = resolve(dirname(file), `${path}.ts`);
          const group = groupOf(relative('src', module));
          groups.set(group, (groups.get(group) ?? new Set()).add(module));
          if (!modules.includes(module)) modules.push(module);
        }
      };
      const files = (await readdir('src', { recursive: true })).filter((file) => file.endsWith('.ts'));
      for (const file of files.sort()) await seek(join('src', file));

      build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
        loader: 'ts',
        contents: (await readFile(path, 'utf8')).replace(imports, (_, to) => {
          const module = resolve(dirname(path), `${to}.ts`);
          return `import('together:${groupOf(relative('src', module))}').then((all) => all.${nameOf(module)})`;
        }),
      }));
      build.onResolve({ filter: /^together:/ }, ({ path }) => ({
        path: path.slice(9),
        namespace: 'together',
      }));
      build.onLoad({ filter: /.*/, namespace: 'together' }, ({ path }) => ({
        resolveDir: 'src',
        contents: [...groups.get(path)]
          .sort()
          .map((module) => `export * as ${nameOf(module)} from ${JSON.stringify(module)};`)
          .join('\n'),
      }));
    },
  };
}
