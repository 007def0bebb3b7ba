import { isConfirmed } from '../core/steps/migrationState';
import type { Migration } from '../migration/migration';
import { noteConsent } from '../migration/tenantConsents';
import type { AwaitedConsent } from '../signIn/consentListener';
import { cloudHere } from '../signIn/signIn';
import { openInBrowser } from '../window/browser';
import { showWarning } from '../window/messages';
import { problemWords } from '../wording/identity/problems';
import { consentPages } from '../wording/identity/redirectPages';
import { runExternalAction, type ExternalActionButton } from './externalActions';
import { l10n } from '../wording/basics/l10n';

/** One consent is awaited at a time: the newest. */
let awaited: AwaitedConsent | undefined;

/**
 * Consent: stated, asked for by text or link, or asked for at this computer. Nothing leaves for an app that nobody
 * confirmed: the file names it, and a file can name any.
 */
export async function askForConsent(
  migration: Migration,
  button: 'openConsentPage' | 'consentStated' | CopiedForAdministrator,
  engineer: string,
): Promise<void> {
  if (!isConfirmed(migration.state.choices, migration.facts)) return;
  if (button === 'openConsentPage') return openConsentPage(migration);
  if (button === 'consentStated') return note(migration, 'stated');
  await runExternalAction(migration, button, engineer);
  await note(migration, 'asked');
}

/** Nothing of the pasted address is noted: what was asked for is, as this migration knows it. */
export function notePastedConsent(migration: Migration): Promise<void> {
  return note(migration, 'pasted');
}

type CopiedForAdministrator = Extract<
  ExternalActionButton,
  'copyAdministratorText' | 'copyAdministratorMail' | 'copyAdminConsent'
>;

/** For an administrator at this computer: opens Microsoft's page, and notes in the file what it answered. */
async function openConsentPage(migration: Migration): Promise<void> {
  const { first: set, permissions } = migration.sets;
  const cloud = set.tenant && cloudHere(set.tenant.cloud);
  if (!cloud || set.tenant.clientId === undefined) return;
  const { clientId, tenant } = set.tenant;
  awaited?.dispose();
  const { awaitConsent } = await import('../signIn/consentListener');
  const own = (awaited = await awaitConsent({ cloud, tenant, clientId, permissions }, consentPages()));
  if (!own) {
    void showWarning(
      l10n.t("This computer couldn't listen for Microsoft's answer. Copy the consent link instead."),
    );
    return;
  }
  if (!(await openInBrowser(own.address))) {
    own.dispose();
    return;
  }
  void own.answer.then(async (answer) => {
    if (answer.kind === 'expired') return;
    if (answer.kind === 'given') return note(migration, 'seenHere');
    const { what, next } = problemWords(answer);
    await showWarning(`${what} ${next}`);
  });
}

/** Notes it in the file, and says so where the file does not take it. */
async function note(migration: Migration, what: Parameters<typeof noteConsent>[1]): Promise<void> {
  const { first: set, permissions } = migration.sets;
  if (!set.tenant) return;
  const wanted = { file: set.file, tenant: set.tenant, permissions };
  const problem = await noteConsent(wanted, what, Date.now());
  if (problem) {
    const why = problemWords(problem).what;
    await showWarning(
      what === 'seenHere'
        ? l10n.t("Consent was granted, but it couldn't be noted in the file: {0}", why)
        : l10n.t("It couldn't be noted in the file: {0}", why),
    );
    return;
  }
  // Where an administrator has to sign in as well, one is still waited for.
  if (what !== 'asked' && !needsAdministrator(migration)) migration.dispatch({ type: 'noLongerWaiting' });
}

function needsAdministrator({ state: { choices }, facts: { judgement } }: Migration): boolean {
  return choices.method !== undefined && judgement[choices.method].signer === 'globalAdministrator';
}
