#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { translations } from '../wording/basics/l10n';
import { run } from './run';

// Whoever reads may have read enough: `backup-auth report | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

translations.file = fileURLToPath(new URL('strings.br', import.meta.url));
process.exitCode = await run(process.argv.slice(2), {
  folder: process.cwd(),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  now: () => Date.now(),
});
