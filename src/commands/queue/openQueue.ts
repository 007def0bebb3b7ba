import * as vscode from 'vscode';
import type { QueueState } from '../../core/steps/queueState';
import type { LocalGrants } from '../../migration/grants/localGrants';
import { makePlan } from '../../migration/makePlan';
import type { Migrations } from '../../migration/migrations';
import { Queue } from '../../migration/queue/queue';
import type { QueuePlaces } from '../../migration/queue/queueStore';
import type { MigrationServices } from '../../migration/services';
import type { Overview } from '../../overview/overview';
import { excludedWords } from '../../wording/backupSets/excludedSets';
import { plainText } from '../../wording/basics/plainText';
import { showInformation } from '../../window/messages';
import { sayTookOver } from './otherWindow';

/** More names than this nobody reads in a message. */
const named = 5;

interface QueueContext {
  readonly overview: Pick<Overview, 'rows'>;
  readonly migrations: Migrations;
  readonly localGrants: Pick<LocalGrants, 'all' | 'known'>;
  readonly services: Pick<MigrationServices, 'now' | 'permissionLevel' | 'permissionOverrides'>;
}

/** The queue of this workspace. What becomes of it while no page is there is said in messages. */
export function openQueue(
  { overview, migrations, localGrants, services }: QueueContext,
  places: QueuePlaces,
  changed: () => void,
): Queue {
  return new Queue({
    migrations,
    plan: async (sets) => {
      await localGrants.known();
      return makePlan(sets, localGrants.all, services);
    },
    find: (key) => overview.rows.find(key),
    places,
    changed,
    ended: (queue) => void sayEnd(queue),
    lost: (window) => sayTookOver({ kind: 'otherWindow', about: 'queue', reason: 'tookOver', window }),
  });
}

/** With a button, VS Code shows the whole of a message, and not its first line only. */
async function sayEnd(queue: QueueState): Promise<void> {
  const report = vscode.l10n.t('Export Report');
  if ((await showInformation(endWords(queue), report)) === report)
    await vscode.commands.executeCommand('backupAuth.exportReport');
}

/** "The migration queue has ended. Saved: 9 · skipped: 1 · left out: Finance (…)". Plain text. */
function endWords({ steps, leftOut }: QueueState): string {
  const count = (state: QueueState['steps'][number]['state']) =>
    steps.filter((step) => step.state === state).length;
  const names = leftOut
    .slice(0, named)
    .map((one) => `${plainText(one.name, 60)} (${excludedWords(one, vscode.l10n.t('the backup product'))})`);
  const more = leftOut.length - names.length;
  if (more > 0) names.push(vscode.l10n.t('… and {0} more', more));
  const parts = [
    vscode.l10n.t('Authorizations saved: {0}', count('saved')),
    ...(count('skipped') > 0 ? [vscode.l10n.t('skipped: {0}', count('skipped'))] : []),
    ...(count('waiting') > 0 ? [vscode.l10n.t('not done: {0}', count('waiting'))] : []),
    ...(names.length > 0 ? [vscode.l10n.t('left out: {0}', names.join(', '))] : []),
  ];
  return `${vscode.l10n.t('The migration queue has ended.')} ${parts.join(' · ')}`;
}
