import assert from 'node:assert/strict';
import { practiceUsers } from '../../src/practice/estate';
import { assertOnlyEntryChanged } from './afterSave';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';

const set = 'Finance mailboxes';

describe('A clone of the folder on another computer', () => {
  const scene = endToEnd();

  it('shows the set as not authorized on this computer, and Authorize Again mends it', async () => {
    const original = await scene.newFolder('examples');
    const first = await scene.newMachine();
    const there = await first.open(original);
    const page = await MigrationPage.start(first, there, set);
    await page.walkToConfirm('Hybrid', practiceUsers.backup);
    await page.save();
    const [grantThere] = (await first.untilSecrets(1)).keys();

    const clone = await scene.newFolder(original.path);
    const bytes = await clone.bytes();
    const second = await scene.newMachine();
    const here = await second.open(clone);
    await here.sets.show();
    await here.sets.untilLine(`${set}  Hybrid · no authorization`);
    assert.equal((await second.secrets()).size, 0);

    const again = new MigrationPage(second, here);
    await here.sets.action(set, 'Authorize Again', (soon) => again.begins(set, soon));
    await again.walkToConfirm('Hybrid', practiceUsers.backup);
    await again.save();
    await here.sets.untilLine(new RegExp(`${set} {2}Hybrid · recorded$`));
    const { grant } = assertOnlyEntryChanged({ bytes, set }, await clone.bytes());
    const [grantHere] = (await second.untilSecrets(1)).keys();
    assert.equal(grantHere, `grant/${grant}`);
    assert.notEqual(grantHere, grantThere);
  });
});
