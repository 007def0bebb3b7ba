import { commands } from 'vscode';
import type { Migration } from '../migration/migration';
import { pageView } from '../webview/pageView';
import type { ButtonId } from '../webview/protocol';
import { screenModelOf, type ScreenParts } from '../webview/screenModel';
import type { PromptParts } from './promptParts';
import { codePromptOf, openButtons } from './promptOf';

/** Buttons of the page that are commands, too; `ok` stands for the box for a code. */
export type OfferedButton = Extract<
  ButtonId,
  'ok' | 'askAdministrator' | 'useGrant' | 'skip' | 'defer' | 'stop'
>;

/** The context keys of `package.json` that hide a command where its button is not open. */
const offerKeys = [
  'backupAuth.codeWanted',
  'backupAuth.administratorOffered',
  'backupAuth.grantUsable',
  'backupAuth.skipOffered',
  'backupAuth.deferOffered',
  'backupAuth.stopOffered',
] as const;

const savedKey = 'backupAuth.saved';

const buttonOf: Readonly<Record<(typeof offerKeys)[number], OfferedButton>> = {
  'backupAuth.codeWanted': 'ok',
  'backupAuth.administratorOffered': 'askAdministrator',
  'backupAuth.grantUsable': 'useGrant',
  'backupAuth.skipOffered': 'skip',
  'backupAuth.deferOffered': 'defer',
  'backupAuth.stopOffered': 'stop',
};

/** No command is about what isn't committed. */
const noGit = { has: () => false };

type OfferParts = ScreenParts & { readonly migrations: Pick<PromptParts['migrations'], 'all' | 'onPage'> };

/** The migrations whose page has this button open; the one on the page first. */
export function offering(parts: OfferParts, button: OfferedButton): readonly Migration[] {
  const { all, onPage } = parts.migrations;
  const open = all.filter((migration) => offersOf(migration, parts).has(button));
  return [...open.filter((one) => one === onPage), ...open.filter((one) => one !== onPage)];
}

/** Tells VS Code which of them the palette shows. @param told what it knows already; changed to what it knows then */
export function tellOffers(parts: OfferParts, told: Map<string, boolean>): void {
  const open = new Set(parts.migrations.all.flatMap((migration) => [...offersOf(migration, parts)]));
  for (const key of offerKeys) {
    const is = open.has(buttonOf[key]);
    if ((told.get(key) ?? false) === is) continue;
    told.set(key, is);
    void commands.executeCommand('setContext', key, is);
  }
  tellSaved(parts, told);
}

/** Ticks off the walkthrough's step, once something was really saved. */
function tellSaved({ migrations }: OfferParts, told: Map<string, boolean>): void {
  if (told.has(savedKey) || !migrations.all.some(({ state }) => state.at.step === 'saved')) return;
  told.set(savedKey, true);
  void commands.executeCommand('setContext', savedKey, true);
}

function offersOf(migration: Migration, parts: ScreenParts): ReadonlySet<ButtonId> {
  const snapshot = pageView(screenModelOf(migration, parts, noGit, {}), 0);
  const open = openButtons(snapshot).map(({ id }) => id);
  return new Set(codePromptOf(snapshot) ? open : open.filter((id) => id !== 'ok'));
}
