// For tests alone: a build in which every list of listeners can be counted.
import { resolve } from 'node:path';

const source = resolve('src');

/** What `src` imports as the list of listeners is `test/long/listeners.ts`, which knows each that is made. */
export const countedLists = {
  name: 'counted-lists',
  setup(build) {
    build.onResolve({ filter: /\/listeners$/ }, ({ importer }) =>
      importer.startsWith(source) ? { path: resolve('test/long/listeners.ts') } : undefined,
    );
  },
};
