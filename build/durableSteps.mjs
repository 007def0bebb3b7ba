// For tests alone: a build in which each durable step can be seen, and be the last one of its process.
import { resolve } from 'node:path';

const source = resolve('src');

/** What `src` imports as the file system is `test/faults/seam/files.ts`, which stands before it. */
export const durableSteps = {
  name: 'durable-steps',
  setup(build) {
    build.onResolve({ filter: /^node:fs\/promises$/ }, ({ importer }) =>
      importer.startsWith(source) ? { path: resolve('test/faults/seam/files.ts') } : undefined,
    );
  },
};
