import '../wording/l10n';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import documents from '../../../src/core/rules/documents.json';
import { promptOf } from '../../../src/prompts/promptOf';
import { pageMarkdown } from '../../../src/webview/plan/pageMarkdown';
import { planView } from '../../../src/webview/plan/planView';
import type { Snapshot } from '../../../src/webview/protocol';
import { inLanguage, type Language } from '../../../src/wording/basics/l10n';
import { projectRoot } from '../../vscodeHost/projectRoot';
import { everyState } from '../webview/everyState';
import { makeDoctorSamples } from '../webview/findings/doctorSamples';
import { makeResultsSamples } from '../webview/findings/resultsSamples';
import { manySets, planModelOf } from '../webview/plan/planModels';
import { makePlanSamples } from '../webview/plan/planSamples';

const bundle = JSON.parse(readFileSync(join(projectRoot, 'l10n/bundle.l10n.json'), 'utf8')) as Record<
  string,
  string | { readonly message: string }
>;

const sentences = new Map(
  Object.entries(bundle).map(([key, value]) => [key, typeof value === 'string' ? value : value.message]),
);

/** A language that nobody speaks: every sentence that was translated stands in brackets. */
const pseudo: Language = {
  id: 'en',
  find: (key) => (sentences.has(key) ? `⟦${sentences.get(key)}⟧` : undefined),
};

const documentTitles = Object.values(documents.documents).map(({ document }) => document);

/** Names and values that come from files, from Microsoft and from the manual, and are the same in every language. */
const foreign = [
  // Titles of documents, which are cited as they are, and commands for Exchange.
  new RegExp(documentTitles.map((title) => title.replace(/\W/g, '.')).join('|'), 'g'),
  /\b(?:Microsoft's blog, post \d+|MC\d+, .*|Ahsay)\b/g,
  /^ {2}\S.*$|^Get-OrganizationConfig.*$/gm,
  /\S+@\S+/g,
  /https?:\/\/\S+/g,
  /[\w-]+(?:\.[\w-]+)+(?::\d+)?/g,
  /\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g,
  /\b(?:Finance|Legal|Sales) mailboxes\b|\bTeam sites\b|\bIntranet\b|\bPublic folders\b|\bUnknown sources\b|\bOld server\b|\bHR\b|\bBoard\b|\bPayroll\b|\bKim Lee\b|\bSet \d+\b|\bErika Mustermann\b/g,
  // A kind of product, a device code in three parts, the name of a tenant.
  /\((?:OBM|ACB)\)|\b[A-Z]{3}\b|\bcontoso\b/g,
  /\bVS Code\b|\bAhsay(?:OBM|ACB|CBS)\b|\bMicrosoft(?: 365)?\b|\bSharePoint\b|\bOneDrive\b|\bTeams\b/g,
];

/** What of a text was not translated. */
function left(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  return foreign.reduce((all, names) => all.replace(names, ' '), rest);
}

/** The texts of a page that a person reads; ids, kinds and arguments are no texts. */
function textsOf(value: unknown, key = ''): readonly string[] {
  const noText =
    /^(?:id|kind|type|look|screen|key|way|argument|result|icon|mark|state|method|version|theme|value|of|at|expiresAt|name|setKey|language|tone|focus|backTo|act|box|code|button)$/;
  if (typeof value === 'string') return noText.test(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, name));
}

const untranslated = (texts: readonly string[]) => [
  ...new Set(texts.filter((text) => /\p{L}{3,}/u.test(left(text)))),
];

describe('In a language that nobody speaks,', () => {
  const pages = inLanguage(pseudo, (): readonly Snapshot[] => [
    ...everyState().map(({ page }) => page),
    ...Object.values<Snapshot>({ ...makePlanSamples(), ...makeDoctorSamples(), ...makeResultsSamples() }),
  ]);

  it('a sentence that nobody translates is found', () => {
    assert.deepEqual(untranslated(['⟦Save ⟦Basic⟧⟧', 'Back to ⟦the plan⟧']), ['Back to ⟦the plan⟧']);
  });

  it('every text of every page is translated', () => {
    assert.ok(pages.flatMap((page) => textsOf(page)).length > 10_000);
    assert.deepEqual(untranslated(pages.flatMap((page) => textsOf(page))), []);
  });

  it('every title of a prompt, and what can be chosen in it, is translated', () => {
    const texts = inLanguage(pseudo, () =>
      pages.flatMap((page) => {
        const { title, lines } = promptOf(page, { methodChosen: false, ticked: false });
        return [title, ...lines.flatMap(({ kind, label }) => (kind === 'acts' ? [label] : []))];
      }),
    );
    assert.ok(texts.length > 2_000);
    assert.deepEqual(untranslated(texts), []);
  });

  it('every line of an exported page is translated', () => {
    const text = inLanguage(pseudo, () => pageMarkdown(planView(planModelOf(manySets(3)), 50)));
    assert.deepEqual(untranslated(text.replaceAll('\\', '').split('\n')), []);
  });
});
