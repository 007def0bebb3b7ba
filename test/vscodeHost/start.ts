// `npm start`: the packaged extension in a real VS Code, beside a practice sign-in, with examples/ as its folder.
import { join } from 'node:path';
import { startAhsayCbs } from '../ahsayCbs/ahsayCbs';
import { ahsayCbsGuide } from '../ahsayCbs/guide';
import { startAuthority } from '../authority/authority';
import { practiceGuide } from '../../src/practice/estate';
import { projectRoot } from './projectRoot';
import { startServer } from './server';
import { packageVsix } from './vsix';

async function start(): Promise<void> {
  const vsix = await packageVsix();
  const authority = await startAuthority();
  const ahsayCbs = await startAhsayCbs();
  const server = await startServer({
    vsix,
    env: { BACKUP_AUTH_PRACTICE_CLOUD: `${authority.apiOrigin} ${authority.browserOrigin}` },
  });
  const folder = encodeURIComponent(join(projectRoot, 'examples'));
  console.log(
    [
      '',
      `Open      ${server.origin}/?folder=${folder}`,
      `Password  ${server.password}`,
      '',
      'Trust the folder, open "Backup Sets" on the left, and migrate a set. To sign in:',
      ...practiceGuide.map((line) => `  ${line}`),
      '',
      'To import:',
      ...ahsayCbsGuide(ahsayCbs).map((line) => `  ${line}`),
      '',
      'Ctrl-C ends everything. To have the examples as they were: git checkout examples',
    ].join('\n'),
  );
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1); // what was started and made goes with it
});
