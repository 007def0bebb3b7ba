import '../wording/l10n';
import assert from 'node:assert/strict';
import { type BackupSet, keyOf, type TargetMethod } from '../../../src/core/backupSets/backupSet';
import { groupJudgement, methodsOf } from '../../../src/core/steps/group';
import { aftercareOf } from '../../../src/core/rules/aftercare';
import { type MigrationState, newMigration } from '../../../src/core/steps/migrationState';
import { retirementsOf } from '../../../src/core/overview/retirements';
import { judge } from '../../../src/core/rules/rules';
import { pageView } from '../../../src/webview/pageView';
import type { Part, Snapshot } from '../../../src/webview/protocol';
import isToPage from '../../../src/webview/protocol.toPage.schema.json?check';
import type { ScreenModel } from '../../../src/webview/screens/screen';
import { basicSet, edition } from '../../builders';
import { factsAt } from './sampleModel';

const person = { name: 'admin@contoso.com', objectId: 'o', tenantId: 't', homeTenantId: 't' };
const saved: MigrationState['at'] = {
  step: 'saved',
  authorized: { grant: 'g', person, granted: [], role: 'confirmed', checks: [] },
};

const mail = basicSet({ id: '1', name: 'Mail' });
const sites = basicSet({ id: '2', name: 'Sites', sources: ['sharePointSites'] });
const newer = { edition: edition('9.0.0.0', 'ACB') };
const folders = basicSet({ id: '3', name: 'Folders', sources: ['publicFolders'], ...newer });
const intranet = basicSet({ id: '4', name: 'Intranet', sources: ['sharePointSites'], ...newer });

/** The page of several sets that become what Modern stands for. */
function groupFacts(sets: readonly BackupSet[], at: MigrationState['at'] = { step: 'review' }): ScreenModel {
  const plain = sets.map((set) => ({ key: keyOf(set), set, judgement: judge(set) }));
  const methods = methodsOf(plain, 'modern');
  const method = (index: number): TargetMethod => methods[index] ?? 'modern';
  const members = plain.map((member, index) => ({
    ...member,
    method: method(index),
    retirements: retirementsOf(member.set, new Date('2026-11-01'), {}),
    aftercare: aftercareOf(
      { ...member.set, authentication: { method: method(index), grant: 'g', role: 'confirmed' } },
      'basic',
    ),
  }));
  const judgement = groupJudgement(plain);
  const beginning = newMigration(judgement, 'basic', 'loopback');
  const state = { ...beginning, choices: { ...beginning.choices, method: 'modern' as const }, at };
  return factsAt({ facts: { members, judgement, state, edition: 'AhsayOBM, AhsayACB' } });
}

/** The page refuses what its schema does not know, and stays empty then. */
function viewOf(facts: ScreenModel): Snapshot {
  const snapshot = pageView(facts, 1);
  assert.ok(isToPage({ type: 'snapshot', snapshot }), JSON.stringify(snapshot));
  return snapshot;
}

const words = ({ parts, about }: Snapshot): readonly string[] => [
  ...about!.rows.map(({ label, value }) => `${label}: ${value}`),
  ...parts.flatMap(wordsOf),
];
function wordsOf(part: Part): readonly string[] {
  switch (part.kind) {
    case 'text':
      return [part.text];
    case 'facts':
      return part.rows.map(({ label, value }) => `${label}: ${value}`);
    case 'list':
      return part.items.map(({ text, detail }) => `${text} | ${detail ?? ''}`);
    case 'tick':
      return [...part.about, part.label];
    case 'banner':
      return [part.text];
    case 'steps':
      return [`${part.title} | ${part.items.join(' ')}`];
    case 'details':
      return [`(${part.summary})`, ...part.parts.flatMap(wordsOf)];
    default:
      return [];
  }
}

describe('The page of several sets with one authorization', () => {
  it('tells each product, and what only some of the sets are told, with their names', () => {
    const said = words(viewOf(groupFacts([mail, sites, folders, intranet])));
    const has = (part: RegExp) =>
      assert.ok(
        said.some((line) => part.test(line)),
        `${String(part)}\n${said.join('\n')}`,
      );
    has(/^Product: AhsayOBM 8\.3\.6\.0 \(OBM\), AhsayACB 9\.0\.0\.0 \(ACB\)$/);
    has(/^Mail, Folders: Basic is already failing for mail/);
    has(/^Folders: Public Folders depend on Exchange Web Services/);
    has(/^Sites: Modern doesn't suit .+ version 9\.0 of AhsayOBM\. Hybrid is the temporary workaround\.$/);
    has(/^From version 9\.0 of AhsayACB, Modern supports site sources/);
    has(/^AhsayACB doesn't cover site features under Modern\.$/);
    has(/With Hybrid, AhsayOBM keeps using its stored user name and password/);
    assert.ok(
      !said.some((line) => /AhsayOBM doesn't cover|With Hybrid, AhsayACB/.test(line)),
      said.join('\n'),
    );
  });

  it('names the sets that no method can be recommended for', () => {
    const unknown = basicSet({ id: '5', name: 'Unknown', sources: undefined });
    const said = words(viewOf(groupFacts([mail, unknown])));
    assert.ok(
      said.some((line) => line.startsWith("Unknown: The file doesn't say what is backed up")),
      said.join('\n'),
    );
  });

  it('has five of many sets in sight and folds the others, so that what is to be decided stays near', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ ...mail, id: `many-${n}`, name: `Set ${n}` }));
    const lines = (count: number) =>
      words(viewOf(groupFacts(many(count)))).filter((line) => /^Set \d|more/.test(line));
    assert.equal(lines(5).length, 5);
    assert.match(lines(6)[5]!, /^\(… and 1 more\)$/);
    assert.match(lines(6)[6]!, /^Set 5 \| Basic → Modern/);
    const thousand = lines(1_000);
    assert.deepEqual(
      [thousand.length, thousand[5], thousand.at(-1)],
      [52, '(… and 995 more)', '… and 950 more | '],
    );
  });

  it('says of all of them what is said of each, without a name', () => {
    const said = words(viewOf(groupFacts([mail, { ...mail, id: '6', name: 'More mail' }])));
    assert.ok(
      said.some((line) => line.startsWith('Basic is already failing for mail')),
      said.join('\n'),
    );
  });

  it('asks for a statement about all of them', () => {
    const checks = [{ id: 'person' as const, result: 'statement' as const, params: {} }];
    const at: MigrationState['at'] = {
      step: 'confirm',
      kept: true,
      origin: 'exchange',
      stated: [],
      authorized: { ...saved.authorized, checks },
    };
    const said = words(viewOf(groupFacts([mail, sites], at)));
    assert.ok(
      said.includes('I confirm that admin@contoso.com may authorize these 2 backup sets'),
      said.join('\n'),
    );
  });

  it('tells each product once saved, and blanks and takes back the password of Modern sets only', () => {
    const said = words(viewOf(groupFacts([mail, sites, folders], saved)));
    const has = (part: RegExp) =>
      assert.ok(
        said.some((line) => part.test(line)),
        `${String(part)}\n${said.join('\n')}`,
      );
    has(/^Next, sign in with each product\./);
    has(/^In AhsayOBM, for Mail \| .+Leave user name and password blank/);
    has(/^In AhsayOBM, for Sites \| .+Select the region, and then Next\. Select Authorize/);
    has(/^In AhsayACB, for Folders \| .+Leave user name and password blank/);
    has(/^Global Administrator role removed from admin@contoso\.com \(Mail, Folders\) \|/);
    has(/^Password removed from AhsayOBM \(Mail\) \|/);
    has(/^Password removed from AhsayACB \(Folders\) \|/);
  });

  it('speaks of two products as of two', () => {
    const of = (at: MigrationState['at']) => JSON.stringify(viewOf(groupFacts([mail, folders], at)).parts);
    const pages = [of({ step: 'review' }), of({ step: 'authorize', askingAdministrator: false })];
    for (const page of pages) assert.doesNotMatch(page, /AhsayACB (?:asks|no longer|keeps|reads)/);
    assert.match(pages[0] ?? '', /The products no longer need the stored password\./);
    assert.match(pages[1] ?? '', /It gives no product anything: each asks for its own approval\./);
  });
});
