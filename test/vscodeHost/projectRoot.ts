import { resolve } from 'node:path';

/** The project's folder: npm starts every script there, wherever the built programs themselves lie. */
export const projectRoot = process.cwd();

/** Where `node esbuild.mjs --test` puts tests and the programs that run them. */
export const builtTests = resolve(projectRoot, process.env['OUT_DIR'] ?? '.', 'out/test');
